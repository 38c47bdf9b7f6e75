import { builderFor, TextBuilder, type AnyBuilder } from "../arrow/columns";
import { engineTypes, writeStream } from "../arrow/stream";
import { guessDialect, type Dialect } from "./dialect";
import { encodingNames, guessEncoding, toUtf8 } from "./encoding";
import { fillFor } from "./fill";
import { ColumnGuess, type ColumnPlan } from "./infer";
import { limits, rowsPerStream, textPerStream } from "./limits";
import { refuse } from "./problem";
import { piecesOf, RecordScanner, type RecordView } from "./records";
import type { Opened, Opening } from "./source";

const headBytes = 256 * 1024;

const isBlank = (byte: number | undefined) => byte === 32 || byte === 9;

/** Blanks around a value are no part of it where it is a number or a date. */
function trimmed({ bytes, starts, ends }: RecordView, column: number): [number, number] {
  let start = starts[column]!;
  let end = ends[column]!;
  while (start < end && isBlank(bytes[start])) start++;
  while (end > start && isBlank(bytes[end - 1])) end--;
  return [start, end];
}

/** Where a record ends once the empty values after its last named column are left aside. */
function width(record: RecordView, named: number): number {
  let count = record.count;
  while (count > named && record.starts[count - 1] === record.ends[count - 1]) count--;
  return count;
}

interface Survey {
  rows: number;
  guesses: ColumnGuess[];
  short: { count: number; line: number; last: number };
  long: { count: number; line: number };
  emptyLines: number;
  lastLine: number;
}

class NotUtf8 extends Error {}

/** The first reading: every value is looked at, none is kept. */
async function survey(
  blob: Blob,
  mark: number,
  dialect: Dialect,
  progress: (fraction: number) => void,
): Promise<Survey> {
  const named = dialect.names.length;
  const guesses = dialect.names.map(() => new ColumnGuess());
  const short = { count: 0, line: 0, last: 0 };
  const long = { count: 0, line: 0 };
  let rows = 0;
  let lastLine = 0;
  let header = dialect.header;

  const scanner = new RecordScanner(dialect.delimiter, (record) => {
    if (header) {
      header = false;
      return;
    }
    rows++;
    lastLine = record.line;
    const count = width(record, named);
    if (count < named) {
      if (short.count++ === 0) short.line = record.line;
      short.last = record.line;
    } else if (count > named) {
      if (long.count++ === 0) long.line = record.line;
      while (guesses.length < count) guesses.push(new ColumnGuess());
    }
    for (let column = 0; column < count; column++) {
      const [start, end] = trimmed(record, column);
      guesses[column]!.see(record.bytes, start, end, record.line);
    }
    if (guesses.length > limits.columns) {
      refuse(`Line ${record.line} has more than ${limits.columns} columns.`);
    }
  });

  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const { bytes, last, to } of piecesOf(blob, mark)) {
    try {
      decoder.decode(bytes, { stream: !last });
    } catch {
      throw new NotUtf8();
    }
    scanner.push(bytes, last);
    progress(to / blob.size);
  }
  return { rows, guesses, short, long, emptyLines: scanner.emptyLines, lastLine };
}

const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : more}`;

function notesOn({ short, long, emptyLines }: Survey, named: number, lastLine: boolean): string[] {
  const notes: string[] = [];
  if (short.count > 0) {
    notes.push(
      `${many(short.count, "row has", "rows have")} fewer values than there are columns ` +
        `(first: line ${short.line.toLocaleString("en")}); the missing ones are empty.` +
        (lastLine ? " The last line is among them: the file may be cut short." : ""),
    );
  }
  if (long.count > 0) {
    notes.push(
      `${many(long.count, "row has", "rows have")} more values than there are column names ` +
        `(first: line ${long.line.toLocaleString("en")}); the rest is kept from column_${named + 1} on.`,
    );
  }
  if (emptyLines > 0)
    notes.push(`${many(emptyLines, "empty line was", "empty lines were")} skipped.`);
  return notes;
}

/** The second reading: the same values, now of known types, in complete streams. */
async function* typedStreams(
  blob: Blob,
  mark: number,
  dialect: Dialect,
  names: string[],
  plans: ColumnPlan[],
  progress: (fraction: number) => void,
): AsyncGenerator<Uint8Array> {
  const named = dialect.names.length;
  const builders: AnyBuilder[] = plans.map(({ type }) => builderFor(type));
  const fills = plans.map((plan, column) => fillFor(plan, builders[column]!));
  const texts = builders.filter((builder) => builder instanceof TextBuilder);
  const ready: Uint8Array[] = [];
  let header = dialect.header;
  let rows = 0;

  const flush = () => {
    ready.push(writeStream(names.map((name, column) => [name, builders[column]!.take()])));
    rows = 0;
  };

  const scanner = new RecordScanner(dialect.delimiter, (record) => {
    if (header) {
      header = false;
      return;
    }
    const count = width(record, named);
    const { bytes, starts, ends } = record;
    for (let column = 0; column < plans.length; column++) {
      const builder = builders[column]!;
      if (column >= count) builder.addNull();
      else if (plans[column]!.type === "text") {
        if (starts[column] === ends[column]) builder.addNull();
        else fills[column]!(bytes, starts[column]!, ends[column]!);
      } else {
        const [start, end] = trimmed(record, column);
        if (start === end) builder.addNull();
        else fills[column]!(bytes, start, end);
      }
    }
    if (++rows === rowsPerStream || texts.some(({ used }) => used > textPerStream)) flush();
  });

  for await (const { bytes, last, to } of piecesOf(blob, mark)) {
    scanner.push(bytes, last);
    progress(to / blob.size);
    while (ready.length > 0) yield ready.shift()!;
  }
  if (rows > 0) {
    flush();
    yield ready.shift()!;
  }
}

/** Opens delimited text. Twice read, never held: the first reading finds the types. */
export async function openCsv({ blob, name, progress }: Opening): Promise<Opened> {
  const notes: string[] = [];
  let text = blob;
  let { encoding, mark } = guessEncoding(
    new Uint8Array(await blob.slice(0, headBytes).arrayBuffer()),
  );
  if (encoding !== "utf-8") {
    text = await toUtf8(blob, encoding, mark);
    mark = 0;
  }
  for (;;) {
    const head = new Uint8Array(await text.slice(mark, mark + headBytes).arrayBuffer());
    const dialect = guessDialect(head, text.size <= mark + headBytes, name);
    try {
      const found = await survey(text, mark, dialect, (fraction) =>
        progress(fraction * 0.45, "Looking at every value"),
      );
      return present(text, mark, dialect, found, notes, progress);
    } catch (error) {
      if (!(error instanceof NotUtf8) || encoding === "windows-1252") throw error;
      encoding = "windows-1252";
      text = await toUtf8(text, encoding, mark);
      mark = 0;
      notes.push(
        `The text is not UTF-8 and was read as ${encodingNames[encoding]}: check names with accents.`,
      );
    }
  }
}

async function present(
  blob: Blob,
  mark: number,
  dialect: Dialect,
  found: Survey,
  earlier: string[],
  progress: Opening["progress"],
): Promise<Opened> {
  const { rows, guesses } = found;
  if (rows === 0) refuse("This file has column names but no rows.", "Copy or download it again.");
  const named = dialect.names.length;
  const notes = [...earlier, ...dialect.notes];
  const taken = new Set(dialect.names.map((name) => name.toLowerCase()));
  const names = guesses.map((_, column) => {
    if (column < named) return dialect.names[column]!;
    let name = `column_${column + 1}`;
    while (taken.has(name)) name += "_";
    return name;
  });
  const plans = guesses.map((guess, column) => guess.settle(names[column]!));
  const end = blob.size > 0 ? new Uint8Array(await blob.slice(-1).arrayBuffer())[0] : 0;
  const cut =
    found.short.count > 0 && end !== 10 && end !== 13 && found.short.last === found.lastLine;
  notes.push(...notesOn(found, named, cut));
  const remarks = plans.flatMap((plan) => plan.notes);
  notes.push(...remarks.slice(0, 20));
  if (remarks.length > 20) notes.push(`… and ${remarks.length - 20} more columns of this kind.`);
  return {
    format: "csv",
    rows,
    columns: names.map((name, column) => ({ name, type: engineTypes[plans[column]!.type] })),
    notes,
    streams: typedStreams(blob, mark, dialect, names, plans, (fraction) =>
      progress(0.45 + fraction * 0.55, "Reading rows"),
    ),
  };
}
