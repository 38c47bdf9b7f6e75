import { queryRows } from "@/cells/rows";
import { modelTable } from "@/datasets/model/model";
import { makeTables, setAsideName } from "@/datasets/sources/make";
import { expressionsOf, type Mapping, over, statements } from "@/datasets/sources/mapping";
import { propose } from "@/datasets/sources/propose";
import { sourceOf } from "@/datasets/sources/registry";
import { unreadValues } from "@/datasets/sources/unread";
import type { TableInfo } from "@/lib/engine/engine";
import type { Cell } from "@/lib/notebook/document";
import { CellFailure, type CellNames, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { accountOf, findingsOf, provenanceOf } from "./account";
import { refuseFaults, toFailure } from "./failure";
import { fileIdsOf, mappingOf, type ModelReading, readModel, tablesNamed } from "./params";
import { columnsIn, expressionFor } from "./picks";
import { type MappedColumn, type ModelView, valuesOf } from "./result";
import { texts } from "./texts";

const nameOf = (cell: Cell): string => cell.name ?? cell.id;

export function names(cell: Cell): CellNames {
  const read = readModel(cell.source);
  const defines = [nameOf(cell), setAsideName(nameOf(cell))];
  if (!read.ok) return { reads: [], defines, problem: read.problem };
  return { reads: tablesNamed(read.reading.data), defines };
}

export async function run(context: RunContext): Promise<CellResult> {
  const { cell, engine, signal } = context;
  const read = readModel(cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const { reading } = read;
  refuseFaults(reading.columns, cell.source);
  const name = nameOf(cell);
  const tables = await rawTables(reading, context);
  const mapping = mappingOf(reading, tables);
  const { expressions, made } = plainly(() => ({
    expressions: expressionsOf(mapping, tables),
    made: statements(mapping, tables, name),
  }));
  if (expressions.length === 0) throw new CellFailure(texts.problems.nothingMapped(mapping.table));
  context.progress(null, texts.progress.reading(tables));
  const { kept: table, setAside } = await makeTables(engine, made, name, {
    signal,
    onKept: () => context.progress(null, texts.progress.settingAside),
  }).catch(async (error: unknown) => {
    throw await toFailure(error, expressions, cell.source, (column) => {
      const others = expressions.filter((other) => other.column !== column);
      const without = Object.fromEntries(others.map((other) => [other.column, null]));
      const columns = { ...mapping.columns, ...without };
      const alone = statements({ ...mapping, columns }, tables, name);
      const rows = over(alone.aside, alone.kept);
      return engine.query(`select count(${q(column)}) from (${rows})`, { signal });
    });
  });
  context.progress(null, texts.progress.counting);
  const account = await accountOf(engine, table, setAside, {
    raw: appended(mapping, tables),
    unread: unreadValues(mapping, tables),
    signal,
  });
  const columns = await mappedColumns(reading, expressions, table, tables, context);
  const mapped = new Set(columns.map(({ column }) => column.name));
  const view: ModelView = {
    table: mapping.table,
    source: mapping.source === null ? null : (sourceOf(mapping.source)?.title ?? mapping.source),
    columns,
    raw: mapping.data[fileIdsOf(reading.from, mapping.table)[0]!] ?? [],
    absent: modelTable(mapping.table).columns.filter((column) => !mapped.has(column.name)),
    result: table,
    setAside,
    queries: { kept: over(made.aside, made.kept), setAside: over(made.aside, made.setAside) },
  };
  return {
    table,
    sideTables: [setAside],
    findings: findingsOf(mapping.table, account),
    provenance: provenanceOf(account),
    view,
  };
}

async function rawTables(reading: ModelReading, context: RunContext): Promise<TableInfo[]> {
  const wanted = tablesNamed(reading.data);
  if (wanted.length === 0) throw new CellFailure(texts.problems.noData);
  const tables: TableInfo[] = [];
  for (const name of wanted) tables.push({ ...(await context.table(name)), name });
  return tables;
}

async function mappedColumns(
  reading: ModelReading,
  expressions: ReturnType<typeof expressionsOf>,
  table: TableInfo,
  raw: readonly TableInfo[],
  { engine, signal }: RunContext,
): Promise<MappedColumn[]> {
  const values = await valuesOf(engine, table, reading.table, signal);
  const rows = await queryRows(engine, `from ${q(raw[0]!.name)} limit 1000`, { signal });
  const guesses = reading.from ? [] : propose(raw[0]!, rows, reading.table);
  return modelTable(reading.table).columns.flatMap((column) => {
    const found = expressions.find((each) => each.column === column.name);
    if (!found) return [];
    const correction = reading.columns[column.name] ?? null;
    const reads = columnsIn(found.expression, raw);
    const guess =
      guesses.find((each) => each.column === column.name && each.expression === correction) ?? null;
    const isPlain = guess !== null || reads.some((name) => correction === expressionFor(name));
    return {
      column,
      reads,
      expression: found.expression,
      written: isPlain ? null : correction,
      origin: guess ? "guess" : found.origin,
      guess,
      samples: values.get(column.name)?.samples ?? [],
      nulls: values.get(column.name)?.nulls ?? 0,
    };
  });
}

/** The tables whose rows were put one after the other; none for a source of several files. */
function appended({ data }: Mapping, tables: readonly TableInfo[]): TableInfo[] {
  const lists = Object.values(data);
  return lists.length === 1
    ? lists[0]!.flatMap((name) => tables.find((table) => table.name === name) ?? [])
    : [];
}

/** What a mapping is refused for is the analyst's to mend. */
function plainly<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    throw new CellFailure({ message: error instanceof Error ? error.message : String(error) });
  }
}
