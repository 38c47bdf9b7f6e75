import {
  BlobReader,
  configure,
  type FileEntry,
  ZipReader,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import { WorkFailure } from "@/lib/work/messages";
import { limits } from "./limits";
import { refuse, wordsOf } from "./problem";
import { againstBombs, toBlob } from "./unpack";

configure({ useWebWorkers: false });

/** A file in an archive. Nothing is written to any folder, so its path is a name and no more. */
export interface Entry {
  path: string;
  /** Bytes when unpacked, as the archive says; it may lie. */
  bytes: number;
  packed: number;
  entry: FileEntry;
}

const again = "Copy or download it again.";

const damaged = (error: unknown): never =>
  refuse(`This ZIP file is cut short or damaged (${wordsOf(error)}).`, again);

/** What a Mac or a folder view adds to an archive. */
const isAside = (path: string) => /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(path);

/** The files in an archive, without folders; read from its list, nothing is unpacked. */
export async function entriesOf(blob: Blob): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    const reader = new ZipReader(new BlobReader(blob), {
      strictness: "tolerant",
      filenameValidation: "tolerant",
    });
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory || isAside(entry.filename.replace(/^(\.\.?\/)+/, ""))) continue;
      if (entries.length === limits.entries) {
        refuse(
          `This ZIP file holds more than ${limits.entries.toLocaleString("en")} files.`,
          "Unpack it and drop the ones that you need.",
        );
      }
      entries.push({
        path: entry.filename,
        bytes: entry.uncompressedSize,
        packed: entry.compressedSize,
        entry,
      });
    }
  } catch (error) {
    if (error instanceof WorkFailure) throw error;
    damaged(error);
  }
  return entries;
}

/** The bytes of one file of an archive, checked against its sum. `most` caps what may come out. */
export async function unpackEntry(
  { entry, path, packed }: Entry,
  progress: (fraction: number | null, words: string) => void,
  most = limits.fileBytes,
): Promise<Blob> {
  const name = path.replace(/^.*\//, "");
  if (entry.encrypted) {
    refuse(
      `“${name}” in this ZIP file is locked with a password.`,
      "Unpack it and drop the result.",
    );
  }
  const check = againstBombs(packed, name, most);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const work = entry.getData(writable, { checkSignature: true, strictness: "tolerant" });
  // It may fail before it writes: what reads would wait for ever.
  const failed = new Promise<never>((_, reject) => work.catch(reject));
  failed.catch(() => {});
  try {
    const unpacked = toBlob(readable, (bytes) => {
      check(bytes);
      progress(null, `Unpacking, ${Math.round(bytes / 1024 ** 2).toLocaleString("en")} MB`);
    });
    unpacked.catch(() => {});
    const blob = await Promise.race([unpacked, failed]);
    await work;
    return blob;
  } catch (error) {
    if (error instanceof WorkFailure) throw error;
    return damaged(error);
  }
}

/** The first bytes of a file of an archive as text, and whether they are all of it. */
export async function peekEntry(
  { entry }: Entry,
  most: number,
): Promise<{ text: string; whole: boolean }> {
  const decoder = new TextDecoder();
  let text = "";
  let whole = true;
  const enough = new Error("enough was read");
  const writable = new WritableStream<Uint8Array>({
    write(bytes) {
      text += decoder.decode(bytes.subarray(0, most), { stream: true });
      if (text.length < most) return;
      whole = false;
      throw enough;
    },
  });
  await entry.getData(writable, { strictness: "tolerant" }).catch((error: unknown) => {
    if (whole) throw error;
  });
  return { text, whole };
}
