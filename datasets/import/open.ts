import { WorkFailure } from "@/lib/work/messages";
import { detect } from "./detect";
import { toBlob } from "./encoding";
import { limits } from "./limits";
import { refuse, wordsOf } from "./problem";
import type { ImportFormat, Opened, Opening } from "./source";

type Open = (opening: Opening) => Promise<Opened>;

/** Each reader is loaded when its format comes. */
const readers: Record<ImportFormat, () => Promise<Open>> = {
  csv: async () => (await import("./csv")).openCsv,
  parquet: async () => (await import("./parquet")).openParquet,
  arrow: async () => (await import("./arrow")).openArrow,
  geojson: async () => (await import("./geojson")).openGeoJson,
};

const headBytes = 64 * 1024;

async function unpack({ blob, progress }: Opening): Promise<Blob> {
  try {
    const packed = blob.stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
    return await toBlob(packed.pipeThrough(new DecompressionStream("gzip")), (bytes) =>
      progress(null, `Unpacking, ${Math.round(bytes / 1024 ** 2)} MB`),
    );
  } catch (error) {
    if (error instanceof WorkFailure) throw error;
    return refuse(
      `This gzip file is cut short or damaged (${wordsOf(error)}).`,
      "Copy or download it again.",
    );
  }
}

/**
 * Recognises a file by its content and opens it: columns, number of rows and notes first,
 * then complete Arrow IPC streams of at most 122,880 rows (whole batches of Arrow files stay
 * whole). Throws WorkFailure for everything that is the file's fault; changes nothing.
 */
export async function openData(opening: Opening): Promise<Opened> {
  let { blob, name } = opening;
  if (blob.size > limits.fileBytes) {
    refuse(`“${name}” is larger than 4 GB.`, "Split it into parts, by year perhaps.");
  }
  for (let unpacked = false; ; unpacked = true) {
    const head = new Uint8Array(await blob.slice(0, headBytes).arrayBuffer());
    const found = detect(name, head);
    if (found.kind === "foreign") {
      refuse(
        `“${opening.name}” is ${found.what}${unpacked ? ", packed with gzip" : ""}.`,
        found.hint,
      );
    }
    if (found.kind === "gzip") {
      if (unpacked)
        refuse(`“${opening.name}” is packed twice.`, "Unpack it once and drop the result.");
      blob = await unpack(opening);
      name = name.replace(/\.gz$/i, "");
      continue;
    }
    const open = await readers[found.kind]();
    const opened = await open({ ...opening, blob, name });
    if (opened.columns.length > limits.columns) {
      refuse(
        `“${opening.name}” has ${opened.columns.length} columns; ${limits.columns} is the most.`,
      );
    }
    return opened;
  }
}
