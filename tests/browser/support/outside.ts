import { readFile } from "node:fs/promises";

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: Record<string, unknown> }[];
}

/** Chromium ends its log only when it closes in time: the tail is mended if need be. */
function parse(text: string): NetLog {
  try {
    return JSON.parse(text) as NetLog;
  } catch {
    return JSON.parse(`${text.replace(/,\s*$/, "")}]}`) as NetLog;
  }
}

/**
 * What Chromium asks on its own account even with its background requests switched off: whether its
 * components are up to date, who is signed in, what the fields of any form it sees are called elsewhere, and
 * whether there is a way to the IPv6 internet (a UDP socket that is connected and sends nothing).
 */
const browsersOwnUrls = [
  /^https?:\/\/update\.googleapis\.com\/service\/update2\/json(\?|$)/,
  /^https:\/\/accounts\.google\.com\/ListAccounts\?/,
  /^https:\/\/content-autofill\.googleapis\.com\/v1\/pages\//,
];
const browsersOwnHosts = [
  "update.googleapis.com",
  "accounts.google.com",
  "content-autofill.googleapis.com",
];
const browsersOwnProbe = "UDP_CONNECT [2001:4860:4860::8888]:443";

/** No name is known but this computer's; the browser's own hosts end at a closed port of it. */
export const cutOffRules = [
  ...browsersOwnHosts.map((host) => `MAP ${host} 127.0.0.1:9`),
  "MAP * ~NOTFOUND",
  "EXCLUDE 127.0.0.1",
].join(" , ");

const own = /^(127\.0\.0\.1|\[::1\]|localhost)$/;

/**
 * What a browser's own log says of hosts other than this computer: names that were looked up, URLs
 * that were begun, addresses that TCP or UDP sockets were connected to. One line each.
 */
export async function outsideIn(file: string): Promise<string[]> {
  const { constants, events } = parse(await readFile(file, "utf8"));
  const nameOf = new Map(
    Object.entries(constants.logEventTypes).map(([name, number]) => [number, name]),
  );
  const found = new Set<string>();
  for (const { type, params = {} } of events) {
    const name = nameOf.get(type) ?? "";
    const { url, host, address, address_list: addresses } = params as Record<string, unknown>;
    if (/^(URL_REQUEST_START_JOB|CORS_REQUEST)$/.test(name) && typeof url === "string") {
      const { protocol, hostname } = new URL(url);
      const isBrowsersOwn = browsersOwnUrls.some((pattern) => pattern.test(url));
      if (/^(https?|wss?|ftp):$/.test(protocol) && !own.test(hostname) && !isBrowsersOwn)
        found.add(`${name} ${url}`);
    }
    if (name.startsWith("HOST_RESOLVER") && typeof host === "string") {
      const { hostname } = new URL(host.includes("://") ? host : `http://${host}`);
      if (!own.test(hostname) && !browsersOwnHosts.includes(hostname)) found.add(`${name} ${host}`);
    }
    if (/^(TCP|UDP)_CONNECT/.test(name)) {
      const all = [address, ...((addresses as unknown[] | undefined) ?? [])];
      for (const one of all) {
        if (typeof one !== "string") continue;
        if (!own.test(one.replace(/:\d+$/, ""))) found.add(`${name} ${one}`);
      }
    }
  }
  found.delete(browsersOwnProbe);
  return [...found];
}
