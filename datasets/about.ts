import { pointOf, timeOf } from "@/datasets/model/roles";
import { statements } from "@/datasets/sources/mapping";
import { propose } from "@/datasets/sources/propose";
import { recognise } from "@/datasets/sources/recognise";
import { mappingFor } from "@/datasets/starter/subject";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { TableAbout } from "@/lib/store/about";
import { decodeTable } from "@/lib/table/table";

const sampleRows = 500;

export interface LookOptions {
  part?: string | null;
  /** Name that the table is known by; the table's own unless given. */
  name?: string;
  signal?: AbortSignal;
}

/**
 * Looks through a table that stands in the engine: publisher, period, share of points. What the
 * publisher or a proposal says about the columns is used for the look and dropped again.
 */
export async function aboutTable(
  engine: Engine,
  table: TableInfo,
  { part = null, name = table.name, signal }: LookOptions = {},
): Promise<TableAbout> {
  const ask = async (sql: string) => decodeTable(await engine.query(sql, { signal })).objects();
  const recognised = recognise([table])[0] ?? null;
  const rows = recognised ? [] : await ask(`from ${q(table.name)} limit ${sampleRows}`);
  const proposals = recognised ? [] : propose(table, rows);
  const mapping = mappingFor(table, recognised, proposals);
  const read = mapping
    ? await engine
        .createTable(`${table.name}_read`, statements(mapping, [table], "read").kept, { signal })
        .catch(() => null)
    : null;
  try {
    const checked = read ?? table;
    return {
      part,
      name,
      rows: table.rows,
      columns: table.columns,
      source: recognised?.source.id ?? null,
      mapped: read && mapping?.source === null ? (mapping.columns as Record<string, string>) : null,
      ...(await timesAndPoints(checked, ask)),
      findings: null,
      made: new Date().toISOString(),
    };
  } finally {
    if (read) await engine.drop(read.name);
  }
}

type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

async function timesAndPoints(table: TableInfo, ask: Ask) {
  const [time, point] = [timeOf(table), pointOf(table)];
  const t = time && `${q(time)}::timestamp`;
  const columns = ["count(*)::double as rows"];
  if (t) {
    columns.push(
      `strftime(min(${t}), '%Y-%m-%d') as first, strftime(max(${t}), '%Y-%m-%d') as last`,
      `coalesce(bool_and(${t} = date_trunc('day', ${t})), true) as days`,
      `coalesce(bool_and(day(${t}) = 1), true) as months`,
    );
  }
  if (point) {
    const [y, x] = [q(point.latitude), q(point.longitude)];
    const usable = `${y} between -90 and 90 and ${x} between -180 and 180 and not (${y} = 0 and ${x} = 0)`;
    columns.push(`(count(*) filter (where ${usable}))::double as points`);
  }
  const [found = {}] = await ask(`select ${columns.join(", ")} from ${q(table.name)}`);
  const { first, last, days, months, points } = found;
  const grain: TableAbout["grain"] = !t ? null : !days ? "time" : !months ? "day" : "month";
  const isPeriod = typeof first === "string" && typeof last === "string";
  return {
    period: isPeriod ? { from: first, to: last } : null,
    points: typeof points === "number" ? points : null,
    grain,
  };
}
