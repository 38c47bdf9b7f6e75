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
  tables: readonly SourceTable[];
  /** What is known to be wrong with the data, for the analyst to read. */
  defects: readonly string[];
}

export interface SourceFile {
  /** Stands for the table in expressions: `{fir}`. */
  id: string;
  title: string;
  /**
   * Column names by which the file is known. Compared by letters and digits alone, so that
   * `Arrested Count\tNo.`, `Arrested_Count_No` and `arrested count no` are one.
   */
  header: readonly string[];
  /** Names that may also be there. */
  optional?: readonly string[];
}

export interface SourceTable {
  table: ModelTableName;
  /** Ids of the files without which there is no such table. */
  needs: readonly string[];
  /** Ids of files that are joined when they are there. */
  takes?: readonly string[];
  /** FROM clause: `{fir} t`, or a join. The first file's rows become the rows of the table. */
  from: string;
  /**
   * Column of the model to SQL expression. `"{fir.FIR_Type}"` in an expression stands for the
   * column as the file at hand spells it; an expression that names an absent column is left out.
   */
  columns: Readonly<Record<string, string>>;
}
