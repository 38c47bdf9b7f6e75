import type { FilePart } from "@/lib/session/datasets";
import { unpackEntry, type Entry } from "./archive";
import { detectBlob } from "./detect";
import { limits } from "./limits";
import { memberOf, partsOfArchive, readMembers } from "./parts";
import { refuse } from "./problem";
import type { ImportFormat, Opened, Opening } from "./source";
import { gunzip } from "./unpack";

type Open = (opening: Opening) => Promise<Opened>;

/** Each reader is loaded when its format comes. */
const readers: Record<Exclude<ImportFormat, "shapefile">, () => Promise<Open>> = {
  csv: async () => (await import("./csv")).openCsv,
  parquet: async () => (await import("./parquet")).openParquet,
  arrow: async () => (await import("./arrow")).openArrow,
  geojson: async () => (await import("./geojson")).openGeoJson,
  json: async () => (await import("./json")).openJson,
  xlsx: async () => (await import("./xlsx")).openXlsx,
  dbf: async () => (await import("./dbf")).openDbf,
};

/** What a ZIP file is: a workbook, another document, or an archive of files. */
async function natureOf(blob: Blob): Promise<"xlsx" | "xlsb" | "document" | "archive"> {
  const { entriesOf } = await import("./archive");
  const paths = new Set((await entriesOf(blob)).map(({ path }) => path));
  if (paths.has("xl/workbook.xml")) return "xlsx";
  if (paths.has("xl/workbook.bin")) return "xlsb";
  const document = paths.has("word/document.xml") || paths.has("ppt/presentation.xml");
  return document || paths.has("content.xml") ? "document" : "archive";
}

const checkSize = ({ blob, name }: Opening) => {
  if (blob.size > limits.fileBytes) {
    refuse(`“${name}” is larger than 4 GB.`, "Split it into parts, by year perhaps.");
  }
};

const packedIn = (how: string) => (how === "" ? "" : `, packed with ${how}`);

/** Unpacks one member of an archive; a shapefile is opened there and then. */
async function openMember(opening: Opening): Promise<Opening | Opened> {
  const { blob, name, part, progress } = opening;
  const members = await readMembers(blob, name);
  const { member, rest } = memberOf(members, part, name);
  const title = member.path;
  if (/\.shp$/i.test(member.path)) {
    const { openShapefile } = await import("./shapefile");
    const unpacked = (entry: Entry) => unpackEntry(entry, progress, limits.shapeBytes);
    const opened = await openShapefile(member, unpacked, opening);
    return { title, ...opened };
  }
  return { ...opening, blob: await unpackEntry(member.entry, progress), name: title, part: rest };
}

/**
 * Recognises a file by its content and opens it: columns, number of rows and notes first,
 * then complete Arrow IPC streams of at most 122,880 rows (whole batches of Arrow files stay
 * whole). Of a file of several tables `part` says which. Throws WorkFailure for everything that
 * is the file's fault; changes nothing.
 */
export async function openData(given: Opening): Promise<Opened> {
  checkSize(given);
  let opening = given;
  let title: string | undefined;
  for (let packed = ""; ;) {
    const { blob, name } = opening;
    const found = await detectBlob(name, blob);
    if (found.kind === "foreign") {
      refuse(`“${name}” is ${found.what}${packedIn(packed)}.`, found.hint);
    }
    if (found.kind === "gzip") {
      if (packed === "gzip") {
        refuse(`“${given.name}” is packed twice.`, "Unpack it once and drop the result.");
      }
      const unpacked = await gunzip(blob, name, opening.progress);
      opening = { ...opening, blob: unpacked, name: name.replace(/\.gz$/i, "") };
      packed = "gzip";
      continue;
    }
    let kind: ImportFormat | "shapefile" | "zip" = found.kind;
    if (kind === "zip") {
      const nature = await natureOf(blob);
      if (nature === "xlsb") {
        refuse(`“${name}” is a binary workbook (XLSB).`, "Open it in Excel and save it as XLSX.");
      }
      if (nature === "document") {
        refuse(
          `“${name}” is a document and no workbook of Excel.`,
          "Open it in the program it comes from and save the table as CSV or XLSX.",
        );
      }
      if (nature === "archive") {
        if (packed !== "") {
          refuse(`“${name}” is a ZIP file inside another.`, "Unpack the outer one first.");
        }
        const member = await openMember(opening);
        if ("streams" in member) return checkColumns(member, given.name);
        opening = member;
        title = member.name;
        packed = "ZIP";
        continue;
      }
      kind = "xlsx";
    }
    const open = await readers[kind as Exclude<ImportFormat, "shapefile">]();
    const opened = await open(opening);
    if (title !== undefined) opened.title ??= title;
    return checkColumns(opened, given.name);
  }
}

function checkColumns(opened: Opened, name: string): Opened {
  if (opened.columns.length > limits.columns) {
    refuse(
      `“${name}” has ${opened.columns.length.toLocaleString("en")} columns; ${limits.columns.toLocaleString("en")} is the most.`,
      "Save only those that you need.",
    );
  }
  return opened;
}

/**
 * The tables of a file: one without a name where there is no choice. Throws WorkFailure where
 * the list of an archive or a workbook cannot be read.
 */
export async function partsOfData(opening: Opening, nested = false): Promise<FilePart[]> {
  checkSize(opening);
  const { blob, name } = opening;
  const single: FilePart[] = [{ part: null, name, about: "" }];
  const found = await detectBlob(name, blob);
  if (found.kind === "json") return (await import("./json")).partsOfJson(opening);
  if (found.kind !== "zip") return single;
  const nature = await natureOf(blob);
  if (nature === "xlsx") return (await import("./xlsx")).partsOfXlsx(opening);
  if (nature !== "archive" || nested) return single;
  return partsOfArchive(opening, partsOfData);
}
