import type { ModelTableName } from "@/datasets/model/model";

/**
 * A publisher of crime data, declared: how its files are recognised and one SQL expression for each
 * column of the model. Adding a publisher is one file here and one test.
 */
export interface Source {
  /** As it is written in a notebook: `ksp-2024`, `chicago`. */
  id: string;
  title: string;
  publisher: string;
  files: readonly SourceFile[];
  /** Several for one table of the model are appended: those whose files are there. */
  tables: readonly SourceTable[];
  /** What is known to be wrong with the data, for the analyst to read. */
  defects: readonly string[];
}

export interface SourceFile {
  /** Stands for the table in expressions: `fir`. */
  id: string;
  title: string;
  /**
   * Column names by which the file is known. Compared by letters and digits alone, so that
   * `Arrested Count\tNo.`, `Arrested_Count_No` and `arrested count no` are one. `A|B`: either name.
   */
  header: readonly string[];
  /** Names that may also be there. */
  optional?: readonly string[];
}

export interface SourceTable {
  table: ModelTableName;
  /** The file whose rows become the rows of the table. */
  from: string;
  /** Files without which there is no such table, beside `from`. */
  needs?: readonly string[];
  /** Files that are looked up in when they are there; in this order. */
  joins?: readonly SourceJoin[];
  /**
   * What else names a row, and in words: used to find a row of one file again in another where the
   * identifiers of one of them are broken. Of columns of `from` only.
   */
  key?: { expression: string; words: string };
  /**
   * Column of the model to SQL expression, in which slots stand for columns of the files at hand:
   * `{fir.FIR_Type}` is the column as the file spells it, `{fir.FIR_Date:dmy}` the same read as a
   * moment whatever its type (the readings are in reading.ts), `{fir.A|B}` the first of several
   * names that is there, `{fir.A?}` NULL where it is absent. An expression that names an absent
   * column is left out. Any other `t.` in it is the row of `from`.
   */
  columns: Readonly<Record<string, string>>;
}

/** A look-up never multiplies rows: the first row of each key, or one aggregated row. */
export interface SourceJoin {
  file: string;
  /** Columns of the file, and the expressions that they equal. Compared as text. */
  on: readonly (readonly [column: string, equals: string])[];
  /** Name to expression over all rows of a key: `{file.name}` in other expressions. */
  totals?: Readonly<Record<string, string>>;
}
