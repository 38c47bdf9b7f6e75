import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { csvParse } from "d3";

/** Columns of a file by name; numbers where every value is one. */
export type Columns = Record<string, (string | number)[]>;

/** A value that should be a number; NaN for one that is missing. */
export const numberOf = (value: unknown): number =>
  value === null || value === undefined || String(value).trim() === "" ? NaN : Number(value);

/** The files that cases name, relative to the folder they came from. */
export class Files {
  constructor(private readonly folder: string) {}

  text(path: string): string {
    const bytes = readFileSync(resolve(this.folder, path));
    return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  }

  csv(path: string): Columns {
    const rows = csvParse(this.text(path));
    return Object.fromEntries(
      rows.columns.map((name) => {
        const values = rows.map((row) => row[name] ?? "");
        const numbers = values.map(numberOf);
        return [name, numbers.some(Number.isNaN) ? values : numbers];
      }),
    );
  }

  /** Columns that must be numbers; empty values are NaN. */
  numbers<Name extends string>(path: string, ...names: Name[]): Record<Name, Float64Array> {
    const columns = this.csv(path);
    const read = (name: Name): Float64Array => {
      const values = columns[name];
      if (!values) throw new Error(`${path} has no column ${name}.`);
      return Float64Array.from(values, numberOf);
    };
    return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<
      Name,
      Float64Array
    >;
  }
}
