import { discoveredIn, type Discovered } from "@/cells/ground/discovered";
import { queryRows } from "@/cells/rows";
import { pointTable, type PointTable } from "@/cells/spatial/points";
import { texts as spatialTexts } from "@/cells/spatial/texts";
import { datedTable, type DatedTable } from "@/cells/temporal/dated";
import { timeOf } from "@/datasets/model/roles";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { RiskTerrainParams } from "./params";
import { texts } from "./texts";

export interface ReadIncidents {
  table: string;
  /** Arrow: x and y (degrees), day since 1970; null where it is not known. */
  points: Uint8Array;
  /** What was asked, for the same as a program: without rowid, which tables of people do not show it. */
  sql: string;
  /** Rows that are read have a time, most of them. */
  isDated: boolean;
  /** For the provenance. */
  words: string[];
}

/** Reads where the incidents were, and when. Throws CellFailure. */
export async function readIncidents(
  context: RunContext,
  params: RiskTerrainParams,
): Promise<ReadIncidents> {
  const from = await pointTable(context, params);
  const { table, x, y, isUsable } = from;
  const dated = await datedOrNot(context, params, from);
  const found = await discoveredIn(context, table);
  const isLeftOut = found !== null && params.discovered === "leave-out";
  const inside = isLeftOut ? `${isUsable} and not ${found.sql}` : isUsable;
  const day = dated ? `epoch_ms(${dated.time})::double / 86400000` : "null::double";
  const sql = `select ${x} as x, ${y} as y, ${day} as day from ${q(table.name)} where ${inside}`;
  const words = await countWords(context, from, found, isLeftOut);
  context.progress(null, spatialTexts.gettingPoints);
  const points = await context.engine.query(sql, { signal: context.signal });
  return {
    table: table.name,
    points,
    sql,
    isDated: dated !== null,
    words: [...words, dated?.words ?? texts.undated],
  };
}

/** Without a time the features can be found all the same; only the test on what came later is not made. */
async function datedOrNot(
  context: RunContext,
  params: RiskTerrainParams,
  { table }: PointTable,
): Promise<DatedTable | null> {
  if (params.time) return datedTable(context, params);
  if (timeOf(table) === null) return null;
  try {
    return await datedTable(context, params);
  } catch (error) {
    if (error instanceof CellFailure) return null;
    throw error;
  }
}

async function countWords(
  { engine, signal }: RunContext,
  { table, isUsable }: PointTable,
  found: Discovered | null,
  isLeftOut: boolean,
): Promise<string[]> {
  const [row] = await queryRows(
    engine,
    `select count(*) filter (${isUsable})::double as usable,
count(*) filter (${isUsable} and ${found?.sql ?? "false"})::double as discovered
from ${q(table.name)}`,
    { signal },
  );
  const { usable, discovered } = row as Record<"usable" | "discovered", number>;
  if (usable - (isLeftOut ? discovered : 0) === 0) {
    throw new CellFailure({
      message: usable === 0 ? spatialTexts.noUsable(table.name) : texts.allDiscovered(table.name),
      hint: usable === 0 ? spatialTexts.noUsableHint : texts.allDiscoveredHint,
    });
  }
  return [
    spatialTexts.usable(usable, table.rows),
    found ? texts.discovered(discovered, found.column, isLeftOut) : texts.discoveredUnknown,
  ];
}
