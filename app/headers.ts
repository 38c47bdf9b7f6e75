/** Things a workbench page never needs, so nothing inside it may ask for them either. */
const switchedOff = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "compute-pressure",
  "display-capture",
  "encrypted-media",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "keyboard-map",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "payment",
  "picture-in-picture",
  "private-state-token-issuance",
  "private-state-token-redemption",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "speaker-selection",
  "storage-access",
  "unload",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

/** What a page may do and a script frame may not. */
const forPagesOnly = ["clipboard-read", "clipboard-write", "cross-origin-isolated", "fullscreen"];

const permissions = (off: readonly string[]) => off.map((feature) => `${feature}=()`).join(", ");

/** `Permissions-Policy` of a script frame: everything off. */
export const framePermissions = permissions([...switchedOff, ...forPagesOnly]);

/** A host name or address with an optional port: the only shape that may stand in a header of ours. */
export const isHost = (host: string | null): host is string =>
  host !== null && /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.test(host);

/**
 * Headers of every page of the workbench; not for `/frame`, `/vendor` and `/api`.
 *
 * `nonce` goes to the framework by the request header `Content-Security-Policy` too.
 * `host` is the checked `Host` of the request. `frame-src` names the script frame's
 * address and nothing else: that, and nothing inside the frame, is what keeps a
 * frame from navigating itself to another server with data in the address.
 */
export function pageHeaders(nonce: string, host: string): Record<string, string> {
  if (!isHost(host)) throw new Error("The host name of the request is not one.");
  // The framework's development mode evaluates strings; the product never does.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'wasm-unsafe-eval'${development}`,
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "media-src 'none'",
    "manifest-src 'self'",
    `frame-src ${host}/frame`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    "Content-Security-Policy": policy.join("; "),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": permissions(switchedOff),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
  };
}
