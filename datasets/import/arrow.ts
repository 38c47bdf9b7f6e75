import { tableFromIPC, tableToIPC, type Table } from "@uwdata/flechette";
import { columnsOf } from "../arrow/types";
import { BadArrow, findMessages, type ArrowMessage } from "./framing";
import { rowsPerStream } from "./limits";
import { again, refuse } from "./problem";
import { checkTable } from "./sound";
import type { Opened, Opening } from "./source";

const bytesPerStream = 64 * 1024 ** 2;
const magic = 8;

/** Where the messages lie: the file format wraps the stream in a magic and a footer. */
async function extent(blob: Blob): Promise<{ from: number; to: number; stream: boolean }> {
  const head = new TextDecoder("latin1").decode(await blob.slice(0, 6).arrayBuffer());
  if (head !== "ARROW1") return { from: 0, to: blob.size, stream: true };
  const tail = new DataView(await blob.slice(-10).arrayBuffer());
  const end = new TextDecoder("latin1").decode(await blob.slice(-6).arrayBuffer());
  if (blob.size < magic + 10 || end !== "ARROW1") {
    throw new BadArrow("it is cut short: its end mark is missing", blob.size);
  }
  const footer = tail.getInt32(0, true);
  const to = blob.size - 10 - footer;
  if (footer < 0 || to < magic)
    throw new BadArrow("its footer has no sensible length", blob.size - 10);
  return { from: magic, to, stream: false };
}

const end = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

async function assemble(blob: Blob, messages: readonly ArrowMessage[]): Promise<Uint8Array> {
  const parts = messages.map(({ from, to }) => blob.slice(from, to));
  return new Uint8Array(await new Blob([...parts, end]).arrayBuffer());
}

/** Batches side by side up to the size of a stream, each group with the dictionaries that it needs. */
function* groupsOf(messages: readonly ArrowMessage[]): Generator<ArrowMessage[]> {
  const schema = messages[0]!;
  const dictionaries = new Map<number, ArrowMessage[]>();
  let batches: ArrowMessage[] = [];
  let rows = 0;
  let bytes = 0;
  const group = () => [schema, ...[...dictionaries.values()].flat(), ...batches];

  for (const message of messages) {
    if (message.kind === "dictionary") {
      if (batches.length > 0) yield group();
      batches = [];
      rows = bytes = 0;
      const earlier = message.delta ? (dictionaries.get(message.dictionary) ?? []) : [];
      dictionaries.set(message.dictionary, [...earlier, message]);
    }
    if (message.kind !== "batch" || message.rows === 0) continue;
    const size = message.to - message.from;
    if (
      batches.length > 0 &&
      (rows + message.rows > rowsPerStream || bytes + size > bytesPerStream)
    ) {
      yield group();
      batches = [];
      rows = bytes = 0;
    }
    batches.push(message);
    rows += message.rows;
    bytes += size;
  }
  if (batches.length > 0) yield group();
}

/** `rows`: of each batch, as its message says. */
function readTable(bytes: Uint8Array, at: number, rows: readonly number[]): Table {
  try {
    const table = tableFromIPC(bytes);
    checkTable(table, rows);
    return table;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BadArrow(`a batch cannot be read (${why})`, at);
  }
}

/** The same columns in messages of ours: the engine is stricter about the words around them than we are. */
function rewritten(table: Table, at: number): Uint8Array {
  try {
    const bytes = tableToIPC(table, { format: "stream" });
    if (bytes) return bytes;
  } catch {
    // Said below.
  }
  throw new BadArrow("a batch holds a kind of column that cannot be opened", at);
}

const refusal = (error: BadArrow) =>
  refuse(
    `This Arrow file is damaged at byte ${error.byte.toLocaleString("en")}: ${error.message}.`,
    again,
  );

async function* streamsOf(
  blob: Blob,
  messages: readonly ArrowMessage[],
  total: number,
  progress: Opening["progress"],
): AsyncGenerator<Uint8Array> {
  let rows = 0;
  for (const group of groupsOf(messages)) {
    const bytes = await assemble(blob, group);
    const batches = group.filter(({ kind }) => kind === "batch");
    let written: Uint8Array;
    try {
      const counts = batches.map((batch) => batch.rows);
      const table = readTable(bytes, batches[0]!.from, counts);
      rows += table.numRows;
      written = rewritten(table, batches[0]!.from);
    } catch (error) {
      if (error instanceof BadArrow) refusal(error);
      throw error;
    }
    progress(rows / total, "Reading rows");
    yield written;
  }
}

/** Opens Arrow IPC files and streams. Batches are checked and written anew. */
export async function openArrow({ blob, progress }: Opening): Promise<Opened> {
  try {
    const { from, to, stream } = await extent(blob);
    const messages = await findMessages(blob, from, to, stream);
    if (messages[0]?.kind !== "schema") throw new BadArrow("it does not begin with a schema", from);
    const compressed = messages.find(({ compression }) => compression !== null);
    if (compressed) {
      refuse(
        `This Arrow file is compressed with ${compressed.compression}, which cannot be opened.`,
        "Save it without compression, or as Parquet.",
      );
    }
    const { schema } = readTable(await assemble(blob, messages.slice(0, 1)), from, []);
    const rows = messages.reduce((sum, { kind, rows }) => sum + (kind === "batch" ? rows : 0), 0);
    if (rows === 0) refuse("This Arrow file has columns but no rows.", again);
    return {
      format: "arrow",
      rows,
      columns: columnsOf(schema.fields),
      notes: [],
      streams: streamsOf(blob, messages, rows, progress),
    };
  } catch (error) {
    if (error instanceof BadArrow) return refusal(error);
    throw error;
  }
}
