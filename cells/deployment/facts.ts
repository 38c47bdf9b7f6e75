import { columnIn } from "@/cells/areas/columns";
import { keyedSql, keyNames } from "@/cells/patrol/beats";
import { guessTypes } from "@/cells/patrol/harm-presets";
import { firstMinuteSql, insideSql } from "@/cells/patrol/incidents";
import type { ReadPatrol } from "@/cells/patrol/read";
import { refuseHidden } from "@/cells/people/offered";
import { shiftAt } from "@/lib/methods/patrol/shifts";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { DeploymentParams } from "./params";
import { texts } from "./texts";

/** What is known of a beat-shift, to give reasons with. */
export interface Fact {
  /** Types of incident with their numbers, most first. */
  types: [name: string, count: number][];
  /** Incidents by hour of the day at which they began. */
  hours: Uint32Array;
}

export interface Facts {
  /** By beat-shift, at `beat * shifts + shift`; null for those without an incident. */
  places: (Fact | null)[];
  /** Column of the types, where there is one. */
  column: string | null;
}

/** Counts by type and hour of the same rows that the plan learns from. */
export async function readFacts(
  context: RunContext,
  params: DeploymentParams,
  except: string | null,
  { dated, beats, shifts, span }: ReadPatrol,
): Promise<Facts> {
  const { engine, signal, progress } = context;
  progress(null, texts.readingFacts);
  const { table, time, amount } = dated;
  const given = params.harm?.column ?? guessTypes(table);
  const column = given ? columnIn(table, given, "harm") : null;
  refuseHidden(table, [column ?? undefined]);
  const keys = keyNames(beats.by.length);
  const sql = `select ${keys.join(", ")}, type, ${firstMinuteSql(shifts)} as s, (m // 60)::double as h, sum(a)::double as n
from (select *, (epoch_ms(t) // 60000) % 1440 as m from (select ${keys.join(", ")}, ${column ? `trim(cast(${q(column)} as varchar))` : "null::varchar"} as type,
${time} as t, ${amount} as a from ${keyedSql({ table, columns: beats.by })}
where ${insideSql(time, span)}${except ? ` and not ${except}` : ""})) group by all`;
  const rows = decodeTable(await engine.query(sql, { signal }));
  const names = keys.map((key) => rows.column(key) as (string | null)[]);
  const types = rows.column("type") as (string | null)[];
  const [begins, hours, counts] = [rows.numbers("s"), rows.numbers("h"), rows.numbers("n")];
  const found = new Array<{ types: Map<string, number>; hours: Uint32Array } | null>(
    beats.names.length * shifts.length,
  ).fill(null);
  for (let row = 0; row < rows.numRows; row++) {
    const beat = beats.numberOf(names.map((each) => each[row]!));
    if (beat === -1) continue;
    const shift = shiftAt(shifts, begins[row]! * 60_000);
    const fact = (found[beat * shifts.length + shift] ??= {
      types: new Map(),
      hours: new Uint32Array(24),
    });
    fact.hours[hours[row]!]! += counts[row]!;
    const type = types[row];
    if (type) fact.types.set(type, (fact.types.get(type) ?? 0) + counts[row]!);
  }
  return {
    places: found.map(
      (fact) =>
        fact && {
          types: [...fact.types].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])),
          hours: fact.hours,
        },
    ),
    column,
  };
}
