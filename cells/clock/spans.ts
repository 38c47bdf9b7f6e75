import { workOf } from "@/cells/work";
import { hoursOfWeek } from "@/lib/methods/temporal/week-hours";
import type { RunContext } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import type { Aorist, AoristInput } from "./aorist";
import { filled } from "./count";
import type { Spread } from "./counted";
import { texts } from "./texts";

interface SpanInput {
  column: string;
  /** SQL, as `readGroups` gives it. */
  rows: string;
  /** SQL condition on the rows. */
  inside: string;
  groups: number;
}

/** Cases over the hours between their two times. Those inside one hour are counted in the engine. */
export async function spreadSpans(
  context: RunContext,
  { column, rows, inside, groups }: SpanInput,
): Promise<Spread> {
  const { engine, signal } = context;
  context.progress(null, texts.spreading);
  const query = async (sql: string) => decodeTable(await engine.query(sql, { signal }));
  const spans = `select g, t, e, case
when e is null then 'missing'
when e < t then 'impossible'
when e = t then 'exact'
when e - t >= interval 7 days then 'week'
when e - t <= interval 1 hour then 'brief'
else 'long' end as kind,
coalesce(date_trunc('hour', t) = date_trunc('hour', e) or e is null, false) as inside
from ${rows} where ${inside}`;
  const kinds = await query(`select kind, count(*)::double as n from (${spans}) group by kind`);
  const names = kinds.column("kind") as string[];
  const numbers = kinds.numbers("n");
  const of = (kind: string) => numbers[names.indexOf(kind)] ?? 0;
  const within = await query(
    `select g, ((isodow(t) - 1) * 24 + hour(t))::integer as s, count(*)::double as n
from (${spans}) where inside and kind <> 'impossible' group by g, s`,
  );
  const wide = await query(
    `select g, epoch_ms(t)::double as t, epoch_ms(e)::double as e
from (${spans}) where not inside and kind <> 'impossible'`,
  );
  const input: AoristInput = {
    groups,
    group: Int32Array.from(wide.numbers("g")),
    start: Float64Array.from(wide.numbers("t")),
    end: Float64Array.from(wide.numbers("e")),
    inside: filled(within, groups, hoursOfWeek),
  };
  const worker = new Worker(new URL("./clock.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Aorist>(worker, input, context, {
    transfer: [input.group.buffer, input.start.buffer, input.end.buffer] as Transferable[],
  });
  return {
    counts: {
      column,
      exact: of("exact"),
      brief: of("brief"),
      long: of("long"),
      weekOrLonger: of("week"),
      missing: of("missing"),
      impossible: of("impossible"),
    },
    ...found,
  };
}
