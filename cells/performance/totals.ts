import { queryRows } from "@/cells/rows";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { ChosenColumns } from "./columns";
import type { PerformanceInput } from "./compute";
import { texts } from "./texts";

/** One row in so many may count more ends than cases by mistake; where more do, the one is no part of the other. */
const fewWrong = 5;

/**
 * Totals of persons are no share of totals of cases: a CellFailure. A row that is wrong is taken out.
 * Gives the areas of these.
 */
export async function partsOnly(
  { engine, signal }: RunContext,
  { arrest, chargeSheet, conviction, count, table }: ChosenColumns,
  rates: PerformanceInput["rates"],
): Promise<number[]> {
  const { cases, cleared, charged, convicted } = rates;
  const columns = [
    [arrest ?? chargeSheet ?? conviction, cleared],
    [chargeSheet, charged],
    [conviction, convicted],
  ] as const;
  const wrong = new Set<number>();
  for (const [column, events] of columns) {
    const rows = Array.from(events.keys()).filter((i) => events[i]! > cases[i]!);
    if (rows.length * fewWrong > events.length) {
      const others = await largerThan(engine, signal, table, column!.name, count!);
      throw new CellFailure({
        message: texts.persons(column!.name, count!, rows.length),
        hint: texts.personsHint(others),
      });
    }
    rows.forEach((row) => wrong.add(row));
  }
  for (const row of wrong)
    for (const values of [cases, cleared, charged, convicted]) values[row] = 0;
  return Array.from(wrong, (row) => rates.area[row]!);
}

/** Columns of numbers that can hold what a column counts a part of. */
async function largerThan(
  engine: RunContext["engine"],
  signal: AbortSignal,
  table: TableInfo,
  column: string,
  count: string,
): Promise<string[]> {
  const others = table.columns
    .filter(({ kind }) => kind === "integer" || kind === "number")
    .map(({ name }) => name)
    .filter((name) => name !== column && name !== count);
  if (others.length === 0) return [];
  const holds = others.map((name, i) => `avg((${q(name)} >= ${q(column)})::integer) as c${i}`);
  const [row] = await queryRows(engine, `select ${holds.join(", ")} from ${q(table.name)}`, {
    signal,
  });
  return others.filter((_, i) => Number(row![`c${i}`]) > 1 - 1 / fewWrong);
}
