import { tableFromIPC } from "@uwdata/flechette";
import init, { ParquetFile, type RecordBatch } from "parquet-wasm/esm";
import { columnsOf } from "../arrow/types";
import { rowsPerStream } from "./limits";
import { refuse, wordsOf } from "./problem";
import type { Opened, Opening } from "./source";

/** The last bytes of a Parquet file: length of the footer, then the magic. */
async function checkEnd(blob: Blob): Promise<void> {
  const again = "Copy or download it again.";
  if (blob.size < 12) refuse(`This Parquet file is cut short after ${blob.size} bytes.`, again);
  const tail = new DataView(await blob.slice(-8).arrayBuffer());
  if (tail.getUint32(4, true) !== 0x31524150) {
    refuse(
      `This Parquet file is cut short: its last 4 bytes (from byte ${blob.size - 4}) are not its end mark.`,
      again,
    );
  }
  const footer = tail.getUint32(0, true);
  if (footer + 12 > blob.size) {
    refuse(
      `This Parquet file is damaged: its footer of ${footer} bytes does not fit into ${blob.size}.`,
      again,
    );
  }
}

const whyOf = (error: unknown) =>
  error instanceof WebAssembly.RuntimeError ? "" : ` (${wordsOf(error)})`;

function unreadable(error: unknown, row: number): never {
  return refuse(
    `This Parquet file is damaged${row > 0 ? ` after row ${row.toLocaleString("en")}` : ""}${whyOf(error)}.`,
    "Copy or download it again, or save it anew as Parquet.",
  );
}

async function* streamsOf(
  file: ParquetFile,
  rows: number,
  { progress, breakdown }: Opening,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  // A damaged page makes the decoder panic: its promise never settles.
  const sound = <T>(work: Promise<T>): Promise<T> =>
    Promise.race([work, breakdown]).catch((error: unknown) => unreadable(error, done));
  const stream: ReadableStream<RecordBatch> = await sound(
    file.stream({ batchSize: rowsPerStream }),
  );
  const reader = stream.getReader();
  for (;;) {
    const step = await sound(reader.read());
    if (step.done) break;
    done += step.value.numRows;
    const bytes = step.value.intoIPCStream();
    progress(done / rows, "Reading rows");
    yield bytes;
  }
  if (done !== rows) {
    refuse(
      `This Parquet file is damaged: it promises ${rows.toLocaleString("en")} rows and holds ${done.toLocaleString("en")}.`,
      "Copy or download it again.",
    );
  }
}

/** Opens Parquet row group by row group: only the part in hand is in memory. */
export async function openParquet(opening: Opening): Promise<Opened> {
  const { blob, parquetWasm, breakdown } = opening;
  await checkEnd(blob);
  await init({ module_or_path: parquetWasm });
  const file = await Promise.race([ParquetFile.fromFile(blob), breakdown]).catch((error: unknown) =>
    unreadable(error, 0),
  );
  const { schema } = tableFromIPC(file.schema().intoIPCStream());
  const rows = file.metadata().fileMetadata().numRows();
  if (rows === 0)
    refuse("This Parquet file has columns but no rows.", "Copy or download it again.");
  return {
    format: "parquet",
    rows,
    columns: columnsOf(schema.fields),
    notes: [],
    streams: streamsOf(file, rows, opening),
  };
}
