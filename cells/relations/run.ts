import { columnIn } from "@/cells/areas/columns";
import { readParams } from "@/cells/params";
import { refuseHidden } from "@/cells/people/offered";
import { queryRows } from "@/cells/rows";
import { readOutlines, readPoints, pointTable, type PointTable } from "@/cells/spatial/points";
import { workOf } from "@/cells/work";
import { timeOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { guessType } from "./columns";
import { relationsSchema, type RelationsParams } from "./params";
import type { RelateInput } from "./relate";
import { relationsTable } from "./result-table";
import { texts } from "./texts";
import type { Related } from "./view-data";
import { findingsOf, provenanceOf, type Chosen } from "./words";

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(relationsSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const from = await pointTable(context, params);
  const type = typeColumn(from.table, params);
  const time = timeColumn(from.table, params);
  refuseHidden(from.table, [type, time ?? undefined]);
  const label = labelOf(type);
  const chosen = await chooseTypes(context, from, params, label);
  const { points, words } = await readPoints(context, params, {
    type: `case when ${label} is null then -1 else coalesce(list_position([${chosen.types
      .map(quoteString)
      .join(", ")}], ${label}) - 1, ${chosen.types.length}) end::integer`,
    time: time ? `epoch_ms(try_cast(${q(time)} as timestamp))::double` : "null::double",
  });
  const input = await inputOf(context, params, chosen, points, time !== null, {
    table: from.table.name,
    x: from.x,
    y: from.y,
    type: label,
    where: from.isUsable,
  });
  const report = (related: Related) => ({
    view: related.view,
    findings: findingsOf(related.view),
    provenance: [words, ...provenanceOf(related, chosen, context.seed)],
  });
  const worker = new Worker(new URL("./relations.worker.ts", import.meta.url), { type: "module" });
  const related = await workOf<Related, Related>(worker, input, context, {
    transfer: [input.points.buffer as ArrayBuffer],
    onEarly: (early) => context.show(report(early)),
  });
  const { cell, engine, signal } = context;
  const table = await engine.ingest(cell.name ?? cell.id, [relationsTable(related.view)], {
    signal,
  });
  return { table, ...report(related) };
}

const labelOf = (column: string) => `nullif(trim(cast(${q(column)} as varchar)), '')`;

function typeColumn(table: TableInfo, { type }: RelationsParams): string {
  const wanted = type ?? guessType(table);
  if (!wanted) throw new CellFailure({ message: texts.noType(table.name) });
  return columnIn(table, wanted, "type");
}

function timeColumn(table: TableInfo, { time }: RelationsParams): string | null {
  return time ? columnIn(table, time, "time") : timeOf(table);
}

/** The types compared: those named, or the most frequent ones and those of the question. */
async function chooseTypes(
  { engine, signal }: RunContext,
  { table, isUsable }: PointTable,
  { types, top, least, question }: RelationsParams,
  label: string,
): Promise<Chosen> {
  const found = (await queryRows(
    engine,
    `select type, count(*)::double as points from (select ${label} as type from ${q(table.name)} where ${isUsable})
where type is not null group by 1 order by 2 desc, 1`,
    { signal },
  )) as { type: string; points: number }[];
  const named = [...new Set([...(question ?? []), ...(types ?? [])])];
  const missing = named.find((name) => !found.some(({ type }) => type === name));
  if (missing !== undefined) {
    const known = found.slice(0, 12).map(({ type }) => type);
    throw new CellFailure({ message: texts.unknownType(missing), hint: texts.typesAre(known) });
  }
  const enough = found.filter(({ points }) => points >= least);
  const tooFew = named.flatMap((name) =>
    found.filter(({ type, points }) => type === name && points < least),
  )[0];
  if (tooFew) {
    throw new CellFailure({
      message: texts.tooFew(tooFew.type, tooFew.points, least),
      hint: texts.tooFewHint,
    });
  }
  const others = types ? [] : enough.map(({ type }) => type);
  const room = types ? named.length : Math.max(top, named.length);
  const wanted = new Set([...new Set([...named, ...others])].slice(0, room));
  const picked = enough.filter(({ type }) => wanted.has(type));
  if (picked.length < 2) {
    throw new CellFailure({
      message: texts.oneType(picked.length, least),
      hint: texts.oneTypeHint,
    });
  }
  return {
    types: picked.map(({ type }) => type),
    all: found.length,
  };
}

async function inputOf(
  context: RunContext,
  params: RelationsParams,
  chosen: Chosen,
  points: Uint8Array,
  hasTime: boolean,
  source: RelateInput["source"],
): Promise<RelateInput> {
  const { question, within, cell, weeks, permutations, sample } = params;
  const { types, all } = chosen;
  return {
    points,
    types,
    otherTypes: all - types.length,
    hasTime,
    areas: params.areas ? await areasOf(context, params) : null,
    question: question ? [types.indexOf(question[0]!), types.indexOf(question[1]!)] : null,
    ...{ within, cell, weeks, permutations, sample },
    seed: context.seed,
    source,
  };
}

async function areasOf(
  context: RunContext,
  params: RelationsParams,
): Promise<RelateInput["areas"]> {
  const { table, outlines } = await readOutlines(context, params.areas!, {
    geometry: params.geometry,
  });
  if (!params.population) return { outlines, residents: null };
  const column = q(columnIn(table, params.population, "population"));
  const read = decodeTable(
    await context.engine.query(
      `select try_cast(${column} as double) as residents from ${q(table.name)} order by rowid`,
      { signal: context.signal },
    ),
  );
  return { outlines, residents: [...read.numbers("residents")] };
}
