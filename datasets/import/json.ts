import type { FilePart } from "@/lib/session/datasets";
import { columnNames } from "./dialect";
import { encodingNames, guessEncoding, toUtf8 } from "./encoding";
import { keepDigits } from "./json-digits";
import { JsonScanner, NotJson, scanJson, shapeOf, type JsonShape } from "./json-scan";
import { limits } from "./limits";
import { again, refuse, wordsOf } from "./problem";
import type { Opened, Opening } from "./source";
import { openSpool, Spool } from "./spool";

const damaged = (error: NotJson, records: number): never =>
  refuse(
    error.message === "cut"
      ? `This JSON file is cut short${records > 0 ? ` after record ${records.toLocaleString("en")}` : ""}.`
      : `This JSON file is damaged at ${error.message}.`,
    again,
  );

async function asUtf8(blob: Blob): Promise<{ text: Blob; from: number }> {
  const { encoding, mark } = guessEncoding(new Uint8Array(await blob.slice(0, 64).arrayBuffer()));
  if (encoding === "utf-8") return { text: blob, from: mark };
  return { text: await toUtf8(blob, encoding, mark), from: 0 };
}

/** The lists of an object that are tables. */
const tablesIn = ({ lists }: JsonShape) =>
  lists.filter(({ of, count }) => of !== "scalar" && count > 0);

/** An object may hold several lists of records: each is a table. */
export async function partsOfJson({ blob, name, progress }: Opening): Promise<FilePart[]> {
  const single: FilePart[] = [{ part: null, name, about: "" }];
  const { text, from } = await asUtf8(blob);
  const shape = await shapeOf(text, from, (fraction) => progress(fraction, "Looking for tables"))
    // What is wrong is said when it is opened.
    .catch(() => null);
  const tables = shape?.root === "object" ? tablesIn(shape) : [];
  if (tables.length < 2) return single;
  return tables.map(({ key, count }) => ({
    part: key,
    name: key,
    about: `List, ${count.toLocaleString("en")} rows`,
  }));
}

type Cell = { column: number; value: unknown };

/** Records one after another, whatever keys they have. */
class Records {
  readonly spool = new Spool();
  readonly columns = new Map<string, number>();
  positions = 0;
  named: string[] | null = null;

  add(content: unknown): void {
    const cells: Cell[] = Array.isArray(content)
      ? content.map((value, column) => ({ column, value: value as unknown }))
      : typeof content === "object" && content !== null
        ? Object.entries(content).map(([key, value]) => ({ column: this.columnOf(key), value }))
        : [{ column: this.columnOf("value"), value: content }];
    if (Array.isArray(content)) this.positions = Math.max(this.positions, content.length);
    if (this.isHeader(content)) return;
    const values: unknown[] = [];
    for (const { column, value } of cells) values[column] = value;
    if (values.length > limits.columns) {
      refuse(
        `Its records have more than ${limits.columns.toLocaleString("en")} different names.`,
        "It may not be a list of records: save it as a table.",
      );
    }
    for (let column = 0; column < values.length; column++) this.write(values[column]);
    this.spool.endRow();
  }

  /** Of a list of lists the first may name the columns. */
  private isHeader(content: unknown): boolean {
    if (this.spool.rows > 0 || this.named || !Array.isArray(content)) return false;
    const words = content.every((value) => typeof value === "string" && value !== "");
    if (!words || new Set(content).size < content.length) return false;
    this.named = content as string[];
    return true;
  }

  private columnOf(key: string): number {
    const known = this.columns.get(key);
    if (known !== undefined) return known;
    this.columns.set(key, this.columns.size);
    return this.columns.size - 1;
  }

  private write(value: unknown): void {
    if (value === null || value === undefined) this.spool.nothing();
    else if (typeof value === "string") this.spool.text(value);
    else if (typeof value === "object") this.spool.text(JSON.stringify(value));
    else this.spool.value(String(value));
  }

  names(notes: string[]): string[] {
    const width = Math.max(this.positions, this.columns.size);
    const given = this.columns.size > 0 ? [...this.columns.keys()] : (this.named ?? []);
    return columnNames(
      Array.from({ length: width }, (_, column) => given[column] ?? ""),
      notes,
    );
  }
}

function parse(bytes: Uint8Array, decoder: TextDecoder, line: number): unknown {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new NotUtf8();
  }
  try {
    return JSON.parse(keepDigits(text)) as unknown;
  } catch (error) {
    throw new NotJson(`line ${line.toLocaleString("en")} (${wordsOf(error).slice(0, 120)})`);
  }
}

class NotUtf8 extends Error {}

interface Plan {
  collects(depth: number, path: string | null): boolean;
  title?: string;
  notes: string[];
}

function planOf(shape: JsonShape, part: string | null | undefined): Plan {
  const notes: string[] = [];
  if (shape.root === "list") return { collects: (depth) => depth === 1, notes };
  if (shape.root === "lines") return { collects: (depth) => depth === 0, notes };
  const tables = tablesIn(shape);
  if (part != null && !tables.some(({ key }) => key === part)) {
    refuse(`This JSON file has no list “${part}”.`, "Drop it again and choose.");
  }
  if (part == null && tables.length > 1) {
    refuse(
      `This JSON file has ${tables.length} lists: ${tables.map(({ key }) => key).join(", ")}.`,
      "Say which one: drop the file again and choose.",
    );
  }
  const chosen = part ?? tables[0]?.key;
  if (chosen === undefined) return { collects: (depth) => depth === 0, notes };
  const rest = shape.others + shape.lists.length - 1;
  if (rest > 0 && part == null) {
    notes.push(`The rows are the list “${chosen}”; what else the file holds was left out.`);
  }
  return {
    collects: (depth, path) => depth === 2 && path === chosen,
    title: part ?? undefined,
    notes,
  };
}

/** An object of plain lists: its keys beside their values, {"North": ["A", "B"]}. */
const isLists = ({ root, lists, others }: JsonShape) =>
  root === "object" && others === 0 && lists.length > 0 && lists.every(({ of }) => of === "scalar");

/** Opens JSON: a list of records, an object that holds one, or one record a line (NDJSON). */
export async function openJson({ blob, part, progress }: Opening): Promise<Opened> {
  let { text, from } = await asUtf8(blob);
  const notes: string[] = [];
  for (let second = false; ; second = true) {
    const records = new Records();
    try {
      const shape = await shapeOf(text, from, (fraction) =>
        progress(fraction * 0.2, "Looking for tables"),
      );
      const plan = planOf(shape, part);
      const decoder = new TextDecoder("utf-8", { fatal: true });
      const spread = isLists(shape);
      let key = "";
      const scanner = new JsonScanner(spread ? (depth) => depth === 2 : plan.collects, {
        begin(depth, _, name) {
          if (depth === 1) key = name ?? "";
          if (depth === 0 && shape.root === "list" && scanner.values > 0) {
            throw new NotJson("the end of its list: a second one begins");
          }
        },
        value(bytes, line) {
          const content = parse(bytes, decoder, line);
          records.add(spread ? { key, value: content } : content);
        },
      });
      await scanJson(text, from, scanner, (fraction) =>
        progress(0.2 + fraction * 0.4, "Reading records"),
      );
      if (records.spool.rows === 0) refuse("This JSON file holds no records.", again);
      notes.push(...plan.notes);
      if (spread)
        notes.push("The file is an object of lists: “key” says which list a value is in.");
      const names = records.names(notes);
      return await openSpool(
        records.spool,
        {
          format: "json",
          names,
          place: (row) => `record ${row.toLocaleString("en")}`,
          notes,
          title: plan.title,
        },
        (fraction, said) => progress(fraction === null ? null : 0.6 + fraction * 0.4, said),
      );
    } catch (error) {
      if (error instanceof NotJson) return damaged(error, records.spool.rows);
      if (error instanceof RangeError) refuse("Its records are nested too deeply.", again);
      if (!(error instanceof NotUtf8) || second) throw error;
      text = await toUtf8(text, "windows-1252", from);
      from = 0;
      notes.push(
        `The text is not UTF-8 and was read as ${encodingNames["windows-1252"]}: check names with accents.`,
      );
    }
  }
}
