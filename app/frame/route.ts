import type { NextRequest } from "next/server";
import { framePermissions, isHost } from "../headers";
import { bootstrapHash, frameDocument, programFolder } from "./document";

export const dynamic = "force-dynamic";

/**
 * The script frame: a small fixed document behind every wall of docs/security.md.
 * The whole of what a cell may load is the frame's own program.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const host = request.headers.get("host");
  if (!isHost(host))
    return new Response("The host name of the request is not one.", { status: 400 });
  const folder = await programFolder();
  const program = `${protocolOf(request)}//${host}/vendor/${folder}/`;
  const policy = [
    "default-src 'none'",
    `script-src '${bootstrapHash}' ${program} 'unsafe-eval' 'wasm-unsafe-eval'`,
    "style-src 'unsafe-inline'",
    "img-src blob: data:",
    "media-src blob: data:",
    "font-src data:",
    "connect-src 'none'",
    "worker-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "manifest-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-scripts",
  ];
  return new Response(frameDocument(folder), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy.join("; "),
      "Connection-Allowlist": `("${program}*")`,
      "Permissions-Policy": framePermissions,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-DNS-Prefetch-Control": "off",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "no-store",
    },
  });
}

/** Behind a proxy that speaks TLS the browser's scheme is not ours. */
function protocolOf(request: NextRequest): "http:" | "https:" {
  const forwarded = request.headers.get("x-forwarded-proto");
  return (forwarded ?? request.nextUrl.protocol).startsWith("https") ? "https:" : "http:";
}
