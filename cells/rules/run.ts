import { columnIn } from "@/cells/areas/columns";
import { readParams } from "@/cells/params";
import { refuseHidden } from "@/cells/people/offered";
import { queryRows } from "@/cells/rows";
import { workOf } from "@/cells/work";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { guessColumns, guessTime } from "./columns";
import type { Item, Mined, MineInput } from "./mine";
import { rulesSchema, type RulesParams } from "./params";
import { rulesTable } from "./result-table";
import { texts } from "./texts";
import { viewOf } from "./view-data";

/** Frequent values of a column, at most. */
const mostValues = 400;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(rulesSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  if (!params.data) throw new CellFailure({ message: texts.choose });
  const { engine, signal, cell } = context;
  const table = await context.table(params.data);
  if (table.rows === 0) throw new CellFailure({ message: texts.empty(table.name) });
  const sources = sourcesOf(table, params);
  context.progress(null, texts.reading);
  const items: Item[] = [];
  const codes: string[] = [];
  for (const [i, { column, sql }] of sources.entries()) {
    const values = await frequentValues(context, table, sql, params.support);
    const list = values.map(quoteString).join(", ");
    const first = items.length;
    codes.push(
      values.length === 0
        ? `-1 as c${i}`
        : `(coalesce(list_position([${list}], ${sql}) - 1 + ${first}, -1))::integer as c${i}`,
    );
    items.push(...values.map((value) => ({ column, value })));
  }
  const combinations = await engine.query(
    `select ${codes.join(", ")}, count(*)::double as rows from ${q(table.name)} group by all`,
    { signal },
  );
  const { support, confidence, lift, size, then } = params;
  const input: MineInput = {
    ...{ combinations, items, support, confidence, lift, size },
    columns: sources.length,
    then: then ? columnIn(table, then, "then") : null,
  };
  const worker = new Worker(new URL("./rules.worker.ts", import.meta.url), { type: "module" });
  const mined = await workOf<Mined>(worker, input, context, {
    transfer: [combinations.buffer as ArrayBuffer],
  });
  const result = await engine.ingest(cell.name ?? cell.id, [rulesTable(mined.rules, items)], {
    signal,
  });
  return { table: result, ...viewOf(mined, items, { table: table.name, sources }, params) };
}

interface Source {
  column: string;
  sql: string;
}

function sourcesOf(table: TableInfo, params: RulesParams): Source[] {
  const wanted = params.columns ?? guessColumns(table);
  const names = [...new Set([...wanted, ...(params.then ? [params.then] : [])])].map((name) =>
    columnIn(table, name, "columns"),
  );
  const columns = [...new Set(names)];
  const time = params.time ? columnIn(table, params.time, "time") : guessTime(table);
  refuseHidden(table, [...columns, time ?? undefined]);
  const sources: Source[] = columns.map((column) => ({
    column,
    sql: `nullif(trim(cast(${q(column)} as varchar)), '')`,
  }));
  if (time && params.hours > 0)
    sources.push({ column: texts.hour, sql: bandOf(time, params.hours) });
  if (sources.length < 2) {
    throw new CellFailure({ message: texts.oneColumn(table.name), hint: texts.oneColumnHint });
  }
  return sources;
}

/** "20–24" for a time in the evening. */
function bandOf(time: string, hours: number): string {
  const from = `(hour(try_cast(${q(time)} as timestamp)) // ${hours} * ${hours})`;
  const two = (sql: string) => `lpad(cast(${sql} as varchar), 2, '0')`;
  return `(${two(from)} || '–' || ${two(`(${from} + ${hours})`)})`;
}

async function frequentValues(
  { engine, signal }: RunContext,
  { name, rows }: TableInfo,
  sql: string,
  support: number,
): Promise<string[]> {
  const found = await queryRows(
    engine,
    `select value from (select ${sql} as value from ${q(name)}) where value is not null
group by 1 having count(*) >= ${Math.max(1, Math.ceil(support * rows - 1e-9))} order by count(*) desc, 1 limit ${mostValues}`,
    { signal },
  );
  return found.map(({ value }) => String(value));
}
