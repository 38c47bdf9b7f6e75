import { type Entry, entriesOf, unpackEntry } from "./archive";
import { limits } from "./limits";
import { refuse } from "./problem";
import { attribute, scanXml } from "./xml";

/** How a style shows its numbers. */
export type Shown = "number" | "date" | "datetime" | "time";

export interface Sheet {
  name: string;
  entry: Entry;
  hidden: boolean;
}

export interface Workbook {
  sheets: readonly Sheet[];
  /** Day 0 is 1 January 1904 and not 31 December 1899. */
  from1904: boolean;
  /** Words that cells name by number; read when a sheet is. */
  words(): Promise<readonly string[]>;
  /** By the number of a cell's style. */
  styles(): Promise<readonly Shown[]>;
}

type Progress = (fraction: number | null, words: string) => void;

/** Its path in the archive, as a relationship of xl/workbook.xml gives it. */
const pathOf = (target: string) =>
  target.startsWith("/") ? target.slice(1) : `xl/${target}`.replace(/\/\.\//g, "/");

/** Reads the list of sheets of an XLSX file. The sheets themselves stay packed. */
export async function readWorkbook(blob: Blob, progress: Progress): Promise<Workbook> {
  const entries = new Map((await entriesOf(blob)).map((entry) => [entry.path, entry]));
  const unpacked = async (path: string): Promise<Blob | null> => {
    const entry = entries.get(path);
    return entry ? unpackEntry(entry, progress, limits.sharedBytes) : null;
  };
  const relations = new Map<string, { type: string; path: string }>();
  await scanXml((await unpacked("xl/_rels/workbook.xml.rels")) ?? new Blob(), {
    open(name, attributes) {
      if (name !== "Relationship") return;
      relations.set(attribute(attributes, "Id") ?? "", {
        type: (attribute(attributes, "Type") ?? "").replace(/^.*\//, ""),
        path: pathOf(attribute(attributes, "Target") ?? ""),
      });
    },
    close() {},
    text() {},
  });
  const sheets: Sheet[] = [];
  let from1904 = false;
  await scanXml((await unpacked("xl/workbook.xml")) ?? new Blob(), {
    open(name, attributes) {
      if (name === "workbookPr") {
        from1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
      }
      if (name !== "sheet") return;
      const relation = relations.get(attribute(attributes, "id") ?? "");
      const entry = relation && entries.get(relation.path);
      if (!entry || relation.type !== "worksheet") return;
      sheets.push({
        name: attribute(attributes, "name") ?? `Sheet${sheets.length + 1}`,
        entry,
        hidden: attribute(attributes, "state") !== undefined,
      });
    },
    close() {},
    text() {},
  });
  if (sheets.length === 0) {
    refuse("This workbook has no sheet that can be read.", "Open it in Excel and save it anew.");
  }
  const other = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.path ?? "";
  return {
    sheets,
    from1904,
    words: async () => readWords(await unpacked(other("sharedStrings"))),
    styles: async () => readStyles(await unpacked(other("styles"))),
  };
}

/** Excel writes characters that XML has not as _x000D_. */
export const plain = (text: string) =>
  text.includes("_x")
    ? text.replace(/_x([\dA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

async function readWords(blob: Blob | null): Promise<string[]> {
  const all: string[] = [];
  let text = "";
  let inText = false;
  let aside = 0;
  if (!blob) return all;
  await scanXml(blob, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "t") inText = true;
      // How a word is said, beside the word.
      else if (name === "rPh") aside++;
    },
    close(name) {
      if (name === "si") all.push(plain(text));
      else if (name === "t") inText = false;
      else if (name === "rPh") aside--;
    },
    text(words) {
      if (inText && aside === 0) text += words;
    },
  });
  return all;
}

const builtIn = (id: number): Shown => {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) return "date";
  if (id === 22) return "datetime";
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 36) || (id >= 45 && id <= 47)) return "time";
  return "number";
};

/** "dd/mm/yyyy hh:mm" and its kin; words in quotes and colours in brackets are no part of it. */
export function shownBy(format: string): Shown {
  const bare = format
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, "")
    .split(";")[0]!
    .toLowerCase();
  if (/general|[0#?]/.test(bare.replace(/s\.0+/g, "s"))) return "number";
  const day = /[dy]|m(?![^hs]*s)/.test(bare.replace(/h+[^dmy]*m+|m+[^dmyh]*s/g, "h"));
  const clock = /[hs]|am\/pm/.test(bare);
  return day ? (clock ? "datetime" : "date") : clock ? "time" : "number";
}

async function readStyles(blob: Blob | null): Promise<Shown[]> {
  const formats = new Map<number, Shown>();
  const styles: Shown[] = [];
  let inCells = false;
  if (!blob) return styles;
  await scanXml(blob, {
    open(name, attributes) {
      const id = Number(attribute(attributes, "numFmtId") ?? 0);
      if (name === "numFmt") formats.set(id, shownBy(attribute(attributes, "formatCode") ?? ""));
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) styles.push(formats.get(id) ?? builtIn(id));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
    text() {},
  });
  return styles;
}
