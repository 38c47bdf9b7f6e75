/** What an import has found out before its rows come. */
export interface ImportHead {
  /** A table name made of the file's name. */
  name: string;
  format: ImportFormat;
  rows: number;
  columns: { name: string; type: string }[];
  /** What was decided or mended on the way, for the analyst to read. */
  notes: string[];
}

export type ImportFormat = "csv" | "parquet" | "arrow" | "geojson";

export interface Opened extends Omit<ImportHead, "name"> {
  /** Complete Arrow IPC streams. May throw WorkFailure on the way. */
  streams: AsyncIterable<Uint8Array>;
}

/** What each reader of a format gets. */
export interface Opening {
  /** Bytes after unpacking. */
  blob: Blob;
  /** File name without path. */
  name: string;
  /** Address or bytes of parquet-wasm's program. */
  parquetWasm: string | Uint8Array;
  /** Rejects when a library breaks down outside any call of ours; what waited for it would wait for ever. */
  breakdown: Promise<never>;
  /** Fraction 0–1 of the whole import. */
  progress(fraction: number | null, words: string): void;
}

/** "chicago-crimes 2012.csv.gz" → `chicago_crimes_2012`: a name that needs no quotes in SQL. */
export function suggestName(fileName: string): string {
  const stem = fileName
    .replace(/^.*[\\/]/, "")
    .replace(/\.(gz|csv|tsv|txt|tab|parquet|pq|arrow|arrows|feather|ipc|geojson|json)$/i, "")
    .replace(/\.(csv|tsv|txt|tab|geojson|json)$/i, "");
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
