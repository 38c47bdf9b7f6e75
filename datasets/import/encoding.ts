import { piecesOf } from "./records";
import { toBlob } from "./unpack";

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
