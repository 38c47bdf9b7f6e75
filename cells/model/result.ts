import { queryRows } from "@/cells/rows";
import { modelTable, type ModelColumn, type ModelTableName } from "@/datasets/model/model";
import type { Proposal } from "@/datasets/sources/propose";
import { hiddenColumns } from "@/datasets/model/people";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { formatValue } from "@/lib/table/format";
import { decodeTable } from "@/lib/table/table";

/** A column of the result: where it is read from and what came of it. */
export interface MappedColumn {
  column: ModelColumn;
  /** Columns of the data that it is made of. */
  reads: readonly string[];
  /** As it is computed. */
  expression: string;
  /** As the analyst wrote it, when it is more than the name of a column. */
  written: string | null;
  /** `guess`: proposed by the product, as it stands in the cell's own text. */
  origin: "source" | "corrected" | "guess";
  /** What the guess rests on. */
  guess: Proposal | null;
  /** Up to three different values as the grid shows them; none of a column that identifies a person. */
  samples: readonly string[];
  nulls: number;
}

/** What a model cell shows. */
export interface ModelView {
  table: ModelTableName;
  /** Title of the source; null for a mapping of the analyst's own. */
  source: string | null;
  columns: readonly MappedColumn[];
  /** The tables whose rows became the rows. */
  raw: readonly string[];
  /** Columns of the model that the data does not have. */
  absent: readonly ModelColumn[];
  result: TableInfo;
  setAside: TableInfo;
  /** Each table as one query. */
  queries: { kept: string; setAside: string };
}

export interface Values {
  samples: readonly string[];
  nulls: number;
}

const rowsLookedAt = 400;
const samplesShown = 3;

/** Values of each column: taken from the first rows, and from anywhere for columns that begin empty. */
export async function valuesOf(
  engine: Engine,
  table: TableInfo,
  of: ModelTableName,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Values>> {
  const columns = table.columns.filter(({ kind }) => kind !== "other");
  if (columns.length === 0) return new Map();
  const counts = columns.flatMap(({ name }, i) => [
    `(count(*) - count(${q(name)}))::double as n${i}`,
    `any_value(${q(name)}) as v${i}`,
  ]);
  const options = { signal };
  const [all] = await queryRows(
    engine,
    `select ${counts.join(", ")} from ${q(table.name)}`,
    options,
  );
  const first = decodeTable(
    await engine.query(`from ${q(table.name)} limit ${rowsLookedAt}`, options),
  ).objects();
  const persons = new Set([
    ...hiddenColumns(table),
    ...modelTable(of).columns.flatMap(({ name, role }) => (role === "person" ? [name] : [])),
  ]);
  return new Map(
    columns.map(({ name, kind }, i) => {
      const found = new Set<string>();
      for (const value of [...first.map((row) => row[name]), all?.[`v${i}`]]) {
        if (found.size === samplesShown) break;
        if (value !== null && value !== undefined) found.add(formatValue(value, kind));
      }
      const samples = persons.has(name) ? [] : [...found];
      return [name, { samples, nulls: Number(all?.[`n${i}`] ?? 0) }];
    }),
  );
}
