import { WorkFailure } from "@/lib/work/messages";
import { limits } from "./limits";
import { refuse, wordsOf } from "./problem";

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
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (value) {
        pieces.push(value as Uint8Array<ArrayBuffer>);
        waiting += value.length;
        total += value.length;
        if (total > limits.fileBytes) {
          refuse(
            "Unpacked, this file is larger than 4 GB.",
            "Split it into parts, by year perhaps.",
          );
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
  } catch (error) {
    await reader.cancel(error).catch(() => {});
    throw error;
  }
}

/** Counts what comes out of a packed file of so many bytes, and stops at what no honest file does. */
export function againstBombs(packed: number, name: string, most = limits.fileBytes) {
  return (bytes: number) => {
    if (bytes > most) {
      refuse(
        `Unpacked, “${name}” is larger than ${Math.round(most / 1024 ** 2).toLocaleString("en")} MB.`,
        "Split it into parts, by year perhaps.",
      );
    }
    if (bytes > limits.bombBytes && bytes > packed * limits.bombRatio) {
      refuse(
        `“${name}” unpacks to more than ${limits.bombRatio} times its size: it was stopped.`,
        "A table never does that. Ask for the file again, unpacked if you can.",
      );
    }
  };
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2).toLocaleString("en");

export async function gunzip(
  blob: Blob,
  name: string,
  progress: (fraction: null, words: string) => void,
): Promise<Blob> {
  const check = againstBombs(blob.size, name);
  try {
    const packed = blob.stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
    return await toBlob(packed.pipeThrough(new DecompressionStream("gzip")), (bytes) => {
      check(bytes);
      progress(null, `Unpacking, ${megabytes(bytes)} MB`);
    });
  } catch (error) {
    if (error instanceof WorkFailure) throw error;
    return refuse(
      `This gzip file is cut short or damaged (${wordsOf(error)}).`,
      "Copy or download it again.",
    );
  }
}
