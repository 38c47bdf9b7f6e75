import { builderFor, TextBuilder, type AnyBuilder } from "../arrow/columns";
import { engineTypes, writeStream } from "../arrow/stream";
import { notesOnDateOrders } from "./date-order";
import { fillFor } from "./fill";
import { ColumnGuess, type ColumnPlan, type Habits } from "./infer";
import { limits, rowsPerStream, textPerStream } from "./limits";
import { refuse } from "./problem";
import { piecesOf, RecordScanner, type RecordView } from "./records";
import type { ImportFormat, Opened, Opening } from "./source";

/** Delimited text in UTF-8: a file of the analyst, or what another format was turned into. */
export interface Delimited {
  format: ImportFormat;
  blob: Blob;
  /** Where the text begins. */
  from: number;
  /** A byte. */
  delimiter: number;
  /** The first record names the columns. */
  header: boolean;
  names: readonly string[];
  habits: Habits;
  /**
   * Written by us: quoted fields are text (also empty ones), others are values or nothing,
   * and records end where their last value does.
   */
  spooled: boolean;
}

const quote = 34;
const isBlank = (byte: number | undefined) => byte === 32 || byte === 9;
const isQuoted = ({ bytes, starts }: RecordView, column: number) =>
  bytes[starts[column]! - 1] === quote;

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

export interface Survey {
  rows: number;
  guesses: ColumnGuess[];
  short: { count: number; line: number; last: number };
  long: { count: number; line: number };
  emptyLines: number;
  lastLine: number;
}

export class NotUtf8 extends Error {}

/** The first reading: every value is looked at, none is kept. Throws NotUtf8 at a byte that is not. */
export async function survey(
  { blob, from, delimiter, header: named, names, habits, spooled }: Delimited,
  progress: (fraction: number) => void,
): Promise<Survey> {
  const guesses = names.map(() => new ColumnGuess(habits));
  const short = { count: 0, line: 0, last: 0 };
  const long = { count: 0, line: 0 };
  let rows = 0;
  let lastLine = 0;
  let header = named;

  const scanner = new RecordScanner(delimiter, (record) => {
    if (header) {
      header = false;
      return;
    }
    rows++;
    lastLine = record.line;
    const count = width(record, names.length);
    if (count < names.length) {
      if (short.count++ === 0) short.line = record.line;
      short.last = record.line;
    } else if (count > names.length) {
      if (long.count++ === 0) long.line = record.line;
      while (guesses.length < count) guesses.push(new ColumnGuess(habits));
    }
    for (let column = 0; column < count; column++) {
      const [start, end] = trimmed(record, column);
      if (spooled) guesses[column]!.see(record.bytes, start, end, rows, isQuoted(record, column));
      else guesses[column]!.see(record.bytes, start, end, record.line);
    }
    if (guesses.length > limits.columns) {
      refuse(
        `Line ${record.line.toLocaleString("en")} has more than ${limits.columns.toLocaleString("en")} columns.`,
        "This many columns cannot be opened: the file may use another delimiter.",
      );
    }
  });

  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const { bytes, last, to } of piecesOf(blob, from)) {
    if (!spooled) {
      try {
        decoder.decode(bytes, { stream: !last });
      } catch {
        throw new NotUtf8();
      }
    }
    scanner.push(bytes, last);
    progress(to / blob.size);
  }
  return { rows, guesses, short, long, emptyLines: scanner.emptyLines, lastLine };
}

/** The second reading: the same values, now of known types, in complete streams. */
async function* typedStreams(
  { blob, from, delimiter, header: hasHeader, names: given, spooled }: Delimited,
  names: readonly string[],
  plans: readonly ColumnPlan[],
  progress: (fraction: number) => void,
): AsyncGenerator<Uint8Array> {
  const builders: AnyBuilder[] = plans.map(({ type }) => builderFor(type));
  const fills = plans.map((plan, column) => fillFor(plan, builders[column]!));
  const texts = builders.filter((builder) => builder instanceof TextBuilder);
  const ready: Uint8Array[] = [];
  let header = hasHeader;
  let rows = 0;

  const flush = () => {
    ready.push(writeStream(names.map((name, column) => [name, builders[column]!.take()])));
    rows = 0;
  };

  const scanner = new RecordScanner(delimiter, (record) => {
    if (header) {
      header = false;
      return;
    }
    const count = width(record, given.length);
    const { bytes, starts, ends } = record;
    for (let column = 0; column < plans.length; column++) {
      const builder = builders[column]!;
      if (column >= count) builder.addNull();
      else if (plans[column]!.type === "text") {
        const empty = starts[column] === ends[column] && !(spooled && isQuoted(record, column));
        if (empty) builder.addNull();
        else fills[column]!(bytes, starts[column]!, ends[column]!);
      } else {
        const [start, end] = trimmed(record, column);
        if (start === end) builder.addNull();
        else fills[column]!(bytes, start, end);
      }
    }
    if (++rows === rowsPerStream || texts.some(({ used }) => used > textPerStream)) flush();
  });

  for await (const { bytes, last, to } of piecesOf(blob, from)) {
    scanner.push(bytes, last);
    progress(to / blob.size);
    while (ready.length > 0) yield ready.shift()!;
  }
  if (rows > 0) {
    flush();
    yield ready.shift()!;
  }
}

/** Columns, types and notes of what was surveyed; then its rows. Twice read, never held. */
export function present(
  source: Delimited,
  { rows, guesses }: Survey,
  notes: readonly string[],
  progress: Opening["progress"],
): Opened {
  const taken = new Set(source.names.map((name) => name.toLowerCase()));
  const names = guesses.map((_, column) => {
    if (column < source.names.length) return source.names[column]!;
    let name = `column_${column + 1}`;
    while (taken.has(name)) name += "_";
    return name;
  });
  const plans = guesses.map((guess, column) => guess.settle(names[column]!));
  const remarks = [...notesOnDateOrders(names, plans), ...plans.flatMap((plan) => plan.notes)];
  const more =
    remarks.length > 20 ? [`… and ${remarks.length - 20} more columns of this kind.`] : [];
  return {
    format: source.format,
    rows,
    columns: names.map((name, column) => ({ name, type: engineTypes[plans[column]!.type] })),
    notes: [...notes, ...remarks.slice(0, 20), ...more],
    streams: typedStreams(source, names, plans, (fraction) =>
      progress(0.45 + fraction * 0.55, "Reading rows"),
    ),
  };
}
