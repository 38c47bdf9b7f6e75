import { WorkFailure } from "@/lib/work/messages";
import { refuse } from "./problem";
import { RecordScanner, type RecordView } from "./records";
import { isMoment, isNumber } from "./values";

export interface Dialect {
  /** A byte. */
  delimiter: number;
  header: boolean;
  /** Names of the columns, made unique; values beyond them get `column_N`. */
  names: string[];
  notes: string[];
}

const candidates = [",", "\t", ";", "|"] as const;
const decoder = new TextDecoder();

function fieldsOf({ bytes, starts, ends, count }: RecordView): string[] {
  return Array.from({ length: count }, (_, i) =>
    decoder.decode(bytes.subarray(starts[i], ends[i])).trim(),
  );
}

function sampleRecords(head: Uint8Array, whole: boolean, delimiter: string): string[][] {
  const records: string[][] = [];
  const scanner = new RecordScanner(delimiter.charCodeAt(0), (record) => {
    if (records.length < 200) records.push(fieldsOf(record));
  });
  try {
    scanner.push(head.slice(), whole);
  } catch (error) {
    // A delimiter that is not the file's own trips over its quotes: judged by what came before.
    if (!(error instanceof WorkFailure)) throw error;
  }
  return records;
}

/** How steady the number of fields is, and how many there are. */
function score(records: string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 0;
  for (const [fields, times] of counts) {
    if (fields < 2) continue;
    const share = times / records.length;
    best = Math.max(best, share * share * (1 + Math.log2(fields) / 4));
  }
  return best;
}

const encoder = new TextEncoder();

function isValue(text: string): boolean {
  const bytes = encoder.encode(text);
  return isNumber(bytes, 0, bytes.length) || isMoment(bytes, 0, bytes.length);
}

/** A first row without figures or dates names the columns; years beside a name in words do too. */
function looksLikeHeader([first, second]: string[][]): boolean {
  if (!first) return false;
  const values = first.filter(isValue);
  if (values.length > 0) {
    return !isValue(first[0]!) && values.every((value) => /^(19|20)\d\d$/.test(value));
  }
  if (!second) return true;
  return (
    new Set(first.filter((name) => name !== "")).size > 0 && first.join("") !== second.join("")
  );
}

/** Readable, unique whatever the case of letters, never empty. */
export function columnNames(raw: readonly string[], notes: string[]): string[] {
  const taken = new Set<string>();
  const renamed: string[] = [];
  const names = raw.map((text, index) => {
    const clean = text
      .replace(/^\ufeff/, "")
      .replace(/[\s\u0000-\u001f]+/g, " ")
      .trim()
      .slice(0, 200);
    const base = clean === "" ? `column_${index + 1}` : clean;
    let name = base;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${base}_${i}`;
    taken.add(name.toLowerCase());
    if (clean !== "" && name !== base) renamed.push(`“${base}” to “${name}”`);
    return name;
  });
  if (renamed.length > 0) {
    notes.push(`Columns of the same name were renamed: ${renamed.slice(0, 5).join(", ")}.`);
  }
  return names;
}

/** Delimiter and header from the first bytes of a UTF-8 file. */
export function guessDialect(head: Uint8Array, whole: boolean, fileName: string): Dialect {
  const notes: string[] = [];
  let best = { delimiter: ",", records: [] as string[][], score: -1 };
  for (const delimiter of candidates) {
    const records = sampleRecords(head, whole, delimiter);
    const preferred = delimiter === "\t" && /\.(tsv|tab)(\.gz)?$/i.test(fileName) ? 0.05 : 0;
    const found = score(records) + preferred;
    if (found > best.score) best = { delimiter, records, score: found };
  }
  const { delimiter, records } = best;
  const first = records[0];
  if (!first) {
    if (!whole) {
      refuse(
        "The first line of this file does not end within its first part.",
        "A quotation mark may have been opened and never closed, or this is not a CSV file.",
      );
    }
    // The scanner itself says what is wrong, with its line.
    new RecordScanner(delimiter.charCodeAt(0), () => {}).push(head.slice(), true);
    refuse("This file holds no rows.", "Copy or download it again.");
  }
  const header = looksLikeHeader(records);
  if (!header) notes.push("The first line holds values: columns are named column_1, column_2 ….");
  return {
    delimiter: delimiter.charCodeAt(0),
    header,
    names: columnNames(header ? first : first.map(() => ""), notes),
    notes,
  };
}
