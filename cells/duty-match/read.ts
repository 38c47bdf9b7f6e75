import { discoveredIn } from "@/cells/ground/discovered";
import { keyedSql, keyNames } from "@/cells/patrol/beats";
import { insideSql } from "@/cells/patrol/incidents";
import { readOutlines } from "@/cells/patrol/outlines";
import { readPatrol, type ReadPatrol } from "@/cells/patrol/read";
import { texts as patrolTexts } from "@/cells/patrol/texts";
import { shiftAt } from "@/lib/methods/patrol/shifts";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import type { DutyMatchParams } from "./params";
import { readHours, type ReadHours } from "./read-hours";
import { texts } from "./texts";

/** Cases that the police found themselves, by beat, shift and week from the first day on. */
export interface FoundByWeek {
  /** `beat * shifts + shift`. */
  place: Int32Array;
  week: Int32Array;
  count: Float64Array;
}

export interface ReadMatch extends ReadPatrol {
  roster: NonNullable<ReadPatrol["roster"]>;
  /** The column that says what the police found themselves, its SQL, and whether it is left out. */
  discovered: { column: string; sql: string; isLeftOut: boolean } | null;
  found: FoundByWeek | null;
  hours: ReadHours | null;
  outlines: (string | null)[] | null;
}

/** What a cell about duty against crime reads. Throws CellFailure. */
export async function readMatch(context: RunContext, params: DutyMatchParams): Promise<ReadMatch> {
  if (!params.duty) {
    throw new CellFailure({ message: patrolTexts.chooseDuty, hint: patrolTexts.rosterHint });
  }
  const seen: { discovered: ReadMatch["discovered"] } = { discovered: null };
  const patrol = await readPatrol(context, params, {
    async exceptOf(table) {
      const known = await discoveredIn(context, table);
      if (!known) return undefined;
      const isLeftOut = params.discovered === "leave-out";
      seen.discovered = { ...known, isLeftOut };
      return isLeftOut
        ? { sql: known.sql, words: (count) => texts.leftOut(count, known.column) }
        : undefined;
    },
  });
  const { roster, beats, ground } = patrol;
  const { discovered } = seen;
  const except = discovered?.isLeftOut ? discovered.sql : "false";
  const hours = await readHours(context, params, patrol, except);
  const words = [...patrol.words, ...hours.words];
  if (!discovered) words.push(texts.discoveredUnknown);
  else if (!discovered.isLeftOut) words.push(texts.discoveredKept(discovered.column));
  return {
    ...patrol,
    roster: roster!,
    ...{ discovered, words },
    found: discovered && (await readFound(context, patrol, discovered.sql)),
    hours: "counts" in hours ? hours : null,
    outlines: ground && (await readOutlines(context, beats, ground)),
  };
}

async function readFound(
  { engine, signal }: RunContext,
  { dated, beats, shifts, span }: ReadPatrol,
  isFound: string,
): Promise<FoundByWeek> {
  const keys = keyNames(beats.by.length);
  const sql = `select ${keys.join(", ")}, ((epoch_ms(t) - ${span.from}) // 604800000)::integer as w,
((epoch_ms(t) // 60000) % 1440)::integer as m, sum(a)::double as n
from (select ${keys.join(", ")}, ${dated.time} as t, ${dated.amount} as a
from ${keyedSql({ table: dated.table, columns: beats.by })} where ${insideSql(dated.time, span)} and ${isFound}) group by all`;
  const rows = decodeTable(await engine.query(sql, { signal }));
  const names = keys.map((key) => rows.column(key) as (string | null)[]);
  const minutes = rows.numbers("m");
  return {
    place: Int32Array.from({ length: rows.numRows }, (_, row) => {
      const beat = beats.numberOf(names.map((each) => each[row]!));
      return beat === -1 ? -1 : beat * shifts.length + shiftAt(shifts, minutes[row]! * 60_000);
    }),
    week: Int32Array.from(rows.numbers("w")),
    count: rows.numbers("n").slice(),
  };
}
