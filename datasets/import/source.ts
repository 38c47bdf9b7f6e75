/** What an import has found out before its rows come. */
export interface ImportHead {
  /** A table name made of the file's name, or of the part's. */
  name: string;
  format: ImportFormat;
  rows: number;
  columns: { name: string; type: string }[];
  /** What was decided or mended on the way, for the analyst to read. */
  notes: string[];
  /** Row of the sheet that names the columns, from 1; 0: no row does. Only of workbooks. */
  headerRow?: number;
}

export type ImportFormat =
  "csv" | "parquet" | "arrow" | "geojson" | "json" | "xlsx" | "shapefile" | "dbf";

export interface Opened extends Omit<ImportHead, "name"> {
  /** What the table should be called after, where the file's name says less. */
  title?: string;
  /** Complete Arrow IPC streams. May throw WorkFailure on the way. */
  streams: AsyncIterable<Uint8Array>;
}

/** What each reader of a format gets. */
export interface Opening {
  /** Bytes after unpacking. */
  blob: Blob;
  /** File name without path. */
  name: string;
  /** Which table of a file that holds several; see FilePart. */
  part?: string | null;
  /** The row of a sheet that names its columns, from 1; 0: none does. Absent: it is guessed. */
  headerRow?: number;
  /** Address or bytes of parquet-wasm's program. */
  parquetWasm: string | Uint8Array;
  /** Rejects when a library breaks down outside any call of ours; what waited for it would wait for ever. */
  breakdown: Promise<never>;
  /** Fraction 0–1 of the whole import. */
  progress(fraction: number | null, words: string): void;
}

const endings =
  /\.(csv|tsv|txt|tab|parquet|pq|arrow|arrows|feather|ipc|geojson|json|ndjson|jsonl|xlsx|xlsm|shp|dbf)$/i;

/** "chicago-crimes 2012.csv.gz" → `chicago_crimes_2012`: a name that needs no quotes in SQL. */
export function suggestName(fileName: string): string {
  const stem = fileName
    .replace(/^.*[\\/]/, "")
    .replace(/\.(gz|zip)$/i, "")
    .replace(endings, "");
  const words = stem
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60)
    .replace(/_+$/, "");
  if (words === "") return "data";
  return /^\d/.test(words) || reserved.has(words) ? `t_${words}` : words;
}

/** File names that would be keywords of SQL. */
const reserved = new Set(
  (
    "all analyse analyze and any array as asc asymmetric both case cast check collate column " +
    "constraint create default deferrable desc describe distinct do else end except exists false " +
    "fetch for foreign from grant group having in initially intersect into lambda lateral leading " +
    "limit not null offset on only or order pivot placing primary qualify references returning " +
    "select show some summarize symmetric table then to trailing true union unique unpivot using " +
    "variadic when where window with"
  ).split(" "),
);
