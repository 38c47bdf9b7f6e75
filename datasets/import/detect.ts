import type { ImportFormat } from "./source";

export type Detected =
  | { kind: ImportFormat | "gzip" | "zip" }
  /** Not openable: what it looks like, and what to do about it. */
  | { kind: "foreign"; what: string; hint: string };

const foreign = (what: string, hint: string): Detected => ({ kind: "foreign", what, hint });

const asTable = "Open it in the program it comes from and save the table as CSV.";

const signatures: readonly (readonly [signature: number[] | string, what: string, hint: string])[] =
  [
    ["%PDF", "a PDF document", "Tables in a PDF cannot be read: ask for the data as CSV or Excel."],
    ["\x89PNG", "a picture (PNG)", asTable],
    [[0xff, 0xd8, 0xff], "a picture (JPEG)", asTable],
    ["GIF8", "a picture (GIF)", asTable],
    ["RIFF", "a media file", asTable],
    ["II*\0", "a picture (TIFF)", asTable],
    [
      [0xd0, 0xcf, 0x11, 0xe0],
      "an old Excel or Word file, or one with a password",
      "Open it in Excel or LibreOffice and save it as XLSX without a password.",
    ],
    ["SQLite format 3", "an SQLite database", "Export the table that you want as CSV."],
    ["Rar!", "a RAR archive", "Unpack it first and drop the file inside."],
    [[0x37, 0x7a, 0xbc, 0xaf], "a 7-Zip archive", "Unpack it first and drop the file inside."],
    [[0x28, 0xb5, 0x2f, 0xfd], "a Zstandard archive", "Unpack it first and drop the file inside."],
    ["BZh", "a bzip2 archive", "Unpack it first and drop the file inside."],
    [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "an xz archive", "Unpack it first and drop the file inside."],
    [
      [0x00, 0x00, 0x27, 0x0a],
      "one file of a shapefile",
      "Put its .shp, .dbf and .prj together into a ZIP file and drop that.",
    ],
    ["FEA1", "an old Feather file", "Save it again as Feather version 2 or as Parquet."],
    ["ORC", "an ORC file", "Save it as Parquet."],
    ["PAR1PAR1", "an empty Parquet file", "Save it again: it holds nothing."],
    ["PARE", "an encrypted Parquet file", "Save it without encryption."],
  ];

function begins(head: Uint8Array, signature: number[] | string): boolean {
  for (let i = 0; i < signature.length; i++) {
    const byte = typeof signature === "string" ? signature.charCodeAt(i) : signature[i];
    if (head[i] !== byte) return false;
  }
  return true;
}

const ascii = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);

/**
 * What a file is, by its first bytes (64 KB are plenty) and only then by its name.
 * Recognising says nothing about the rest of the file being sound.
 */
export function detect(name: string, head: Uint8Array): Detected {
  if (head.length === 0) {
    return foreign("an empty file", "It holds no bytes: copy or download it again.");
  }
  if (head.every((byte) => byte === 0)) {
    return foreign("a file of nothing but zeros", "Copy or download it again.");
  }
  if (head[0] === 0x1f && head[1] === 0x8b) return { kind: "gzip" };
  if (begins(head, "PK\x03\x04") || begins(head, "PK\x05\x06")) return { kind: "zip" };
  for (const [signature, what, hint] of signatures) {
    if (begins(head, signature)) return foreign(what, hint);
  }
  if (begins(head, "PAR1")) return { kind: "parquet" };
  if (begins(head, "ARROW1")) return { kind: "arrow" };
  if (begins(head, [0xff, 0xff, 0xff, 0xff]) && head.length >= 8) return { kind: "arrow" };
  if (head[0] === 0x03 && /\.dbf$/i.test(name)) return { kind: "dbf" };
  if (ascii(head.subarray(8, 12)) === "DUCK") {
    return foreign("a DuckDB database", "Export the table that you want as Parquet.");
  }
  return text(name, head);
}

function text(name: string, head: Uint8Array): Detected {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const sample = wide
    ? new TextDecoder(head[0] === 0xff ? "utf-16le" : "utf-16be").decode(head)
    : ascii(head).replace(/^\u00ef\u00bb\u00bf/, "");
  const start = sample.slice(0, 4096).trimStart();
  if (start === "") return foreign("a file of nothing but blanks", "Copy or download it again.");

  // Control characters that no text has; a UTF-16 file without its mark shows as zeros between letters.
  const control = /[\0-\x08\x0e-\x1a\x1c-\x1f]/.exec(sample);
  if (control && !wide) {
    const unmarked = /^(?:[\x20-\x7e\t\r\n]\0){8}/.test(sample);
    if (!unmarked) {
      return foreign(
        `a binary file that is not known here (byte ${control.index} is not text)`,
        "CSV, Excel, Parquet, Arrow, JSON and GeoJSON files can be opened.",
      );
    }
    return { kind: "csv" };
  }
  if (/^<(!doctype html|html|head|body)\b/i.test(start)) {
    return foreign(
      "a web page (HTML)",
      "A download often gives the log-in page instead of the file: open it and look.",
    );
  }
  if (/^<\?xml|^<kml|^<gpx/i.test(start)) {
    return foreign("an XML file", "Save it as CSV, or a map in KML or GPX as GeoJSON.");
  }
  if (/^[[{]/.test(start)) {
    if (
      /"type"\s*:\s*"Feature(Collection)?"/.test(sample) ||
      (/^\{/.test(start) && /\.geojson$/i.test(name))
    ) {
      return { kind: "geojson" };
    }
    return { kind: "json" };
  }
  const named = /\.(csv|tsv|tab|txt)(\.gz)?$/i.test(name);
  const line = start.split(/\r?\n|\r/, 1)[0]!;
  if (named || /[,;\t|]/.test(line)) return { kind: "csv" };
  return foreign(
    "a plain text without columns",
    "If it is a table of one column, give its name the ending .csv.",
  );
}

const headBytes = 64 * 1024;

export async function detectBlob(name: string, blob: Blob): Promise<Detected> {
  return detect(name, new Uint8Array(await blob.slice(0, headBytes).arrayBuffer()));
}

/** May there be several tables in it? All other files are one, whatever is in them. */
export async function mayHoldSeveral(blob: Blob, name: string): Promise<boolean> {
  const { kind } = await detectBlob(name, blob);
  return kind === "zip" || kind === "json";
}
