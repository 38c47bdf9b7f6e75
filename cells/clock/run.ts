import { readParams } from "@/cells/params";
import { datedTable } from "@/cells/temporal/dated";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { clocksOf } from "./clocks";
import { countTimes, notMidnight, within } from "./count";
import type { Counted } from "./counted";
import { readGroups } from "./groups";
import { clockSchema, minutesOf, type ClockParams } from "./params";
import { spanEnd } from "./span";
import { spreadSpans } from "./spans";
import { findingsOf, provenanceOf } from "./summary";
import { mainTable, monthsName, monthsTable } from "./tables";
import { texts } from "./texts";
import { viewOf } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(clockSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const { counted, words, dated, source } = await count(context, params);
  const clocks = clocksOf(counted);
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const name = cell.name ?? cell.id;
  const table = await engine.ingest(name, [mainTable(counted, clocks)], { signal });
  const months = await engine.ingest(monthsName(name), [monthsTable(counted, clocks)], { signal });
  return {
    table,
    sideTables: [months],
    findings: findingsOf(counted, clocks),
    provenance: [words, ...provenanceOf(counted, clocks, params, dated)],
    view: viewOf(counted, clocks, source),
  };
}

async function count(context: RunContext, params: ClockParams) {
  const dated = await datedTable(context, params);
  const minutes = minutesOf(params.utc_offset);
  const hasClock = dated.precision === "time";
  if (params.utc_offset && !hasClock) {
    throw new CellFailure({ message: texts.offsetWithout(dated.column), hint: texts.offsetHint });
  }
  const shift = minutes === 0 ? "" : ` + interval (${minutes}) minute`;
  const column = hasClock && !params.count ? spanEnd(dated.table, dated.column, params.to) : null;
  const time = `${dated.time}${shift}`;
  const ended = column ? `try_cast(${q(column)} as timestamp)${shift}` : "null::timestamp";
  const groups = await readGroups(context, dated, { time, ended, type: params.type });
  try {
    const keep = hasClock && params.leave_out_midnight ? notMidnight : "true";
    const end = new Date(dated.end.getTime() + minutes * 60_000);
    const times = await countTimes(context, dated, groups, { keep, end });
    const window = within(times.firstDay, times.size);
    const inside = `${keep} and ${window}`;
    const spread = column
      ? await spreadSpans(context, { column, rows: groups.rows, inside, groups: times.groups })
      : null;
    const midnightLeftOut =
      keep === notMidnight
        ? await countRows(context, `from ${groups.rows} where not (${keep}) and ${window}`)
        : 0;
    const counted: Counted = { ...times, spread, midnightLeftOut };
    const source = { time: dated.time, to: column, type: groups.column };
    return { counted, words: dated.words, dated: dated.dated, source };
  } finally {
    await groups.end();
  }
}

async function countRows({ engine, signal }: RunContext, from: string): Promise<number> {
  const bytes = await engine.query(`select count(*)::integer as n ${from}`, { signal });
  return decodeTable(bytes).numbers("n")[0]!;
}
