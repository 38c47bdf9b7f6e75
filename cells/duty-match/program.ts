import { beatNamesSql } from "@/cells/patrol/beats";
import { incidentsSql } from "@/cells/patrol/incidents";
import type { PatrolParams } from "@/cells/patrol/params";
import { dutySql } from "@/cells/patrol/roster";
import type { ReadMatch } from "./read";

/** What a program asks to find the same. */
export interface Program {
  beats: string;
  incidents: string;
  duty: string;
  keys: number;
}

export function programOf(read: ReadMatch, params: PatrolParams): Program {
  const { dated, beats, ground, shifts, span, roster, discovered } = read;
  const except = discovered?.isLeftOut ? { sql: discovered.sql, words: () => "" } : undefined;
  return {
    beats: beatNamesSql([
      ...(ground ? [ground] : []),
      { table: dated.table, columns: beats.by },
      { table: roster.columns.table, columns: roster.columns.by },
    ]),
    incidents: incidentsSql(dated, params, { beats, shifts, span, except }),
    duty: dutySql(roster.columns, span),
    keys: beats.by.length,
  };
}
