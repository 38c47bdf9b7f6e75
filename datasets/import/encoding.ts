import { limits } from "./limits";
import { refuse } from "./problem";
import { piecesOf } from "./records";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export const encodingNames: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
};

/** Encoding by mark or by the zeros of UTF-16; anything else is taken for UTF-8 until a byte says no. */
export function guessEncoding(head: Uint8Array): { encoding: Encoding; mark: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
    return { encoding: "utf-8", mark: 3 };
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", mark: 2 };
  if (head.length > 3 && head[1] === 0 && head[3] === 0 && head[0] !== 0) {
    return { encoding: "utf-16le", mark: 0 };
  }
  return { encoding: "utf-8", mark: 0 };
}

/** Collects pieces in a Blob, which the browser may keep on disk. */
export async function toBlob(
  stream: ReadableStream<Uint8Array>,
  onBytes?: (bytes: number) => void,
): Promise<Blob> {
  const blobs: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let waiting = 0;
  let total = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (value) {
      pieces.push(value as Uint8Array<ArrayBuffer>);
      waiting += value.length;
      total += value.length;
      if (total > limits.fileBytes) {
        await reader.cancel();
        refuse("Unpacked, this file is larger than 4 GB.", "Split it into parts, by year perhaps.");
      }
      onBytes?.(total);
    }
    if (waiting > 16 * 1024 ** 2 || (done && waiting > 0)) {
      blobs.push(new Blob(pieces));
      pieces = [];
      waiting = 0;
    }
    if (done) return new Blob(blobs);
  }
}

/** The same text as UTF-8. */
export function toUtf8(blob: Blob, encoding: Encoding, mark: number): Promise<Blob> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  const pieces = piecesOf(blob, mark);
  return toBlob(
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (value)
          controller.enqueue(encoder.encode(decoder.decode(value.bytes, { stream: true })));
        if (done) {
          const rest = decoder.decode();
          if (rest) controller.enqueue(encoder.encode(rest));
          controller.close();
        }
      },
    }),
  );
}
