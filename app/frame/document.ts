import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";

/**
 * The document's only inline script, and the first thing that runs in it. It is
 * allowed by its hash, so nobody else's inline script is.
 */
const bootstrap =
  "for(const n of ['RTCPeerConnection','webkitRTCPeerConnection','RTCDataChannel','RTCIceTransport','RTCDtlsTransport','WebTransport'])delete window[n]";

export const bootstrapHash = `sha256-${createHash("sha256").update(bootstrap).digest("base64")}`;

/** The folder of the frame's program under /vendor, as the build named it. */
export async function programFolder(): Promise<string> {
  const file = path.join(process.cwd(), "public", "vendor", "frame.json");
  const { folder } = JSON.parse(await readFile(file, "utf8")) as { folder: string };
  if (!/^frame-[0-9a-f]+$/.test(folder)) throw new Error(`${file} does not name a folder.`);
  return folder;
}

export const frameDocument = (folder: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cell</title><script>${bootstrap}</script></head>` +
  `<body><script src="/vendor/${folder}/frame.js"></script></body></html>`;
