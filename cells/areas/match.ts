import { queryRows } from "@/cells/rows";
import { CellFailure } from "@/lib/session/kind";
import { columnIn } from "./columns";
import { pairsOf } from "./place-rows";
import {
  matchedQuery,
  matchTotals,
  namesQuery,
  placesByName,
  rowsByArea,
  unmatchedNames,
  type Crosswalk,
} from "./queries";
import type { Found, Task } from "./run";
import type { NamedRows } from "./summary";
import { texts } from "./texts";

/** Names without an area that are listed. */
const listed = 50;

/** Area of each row by the name that the row gives it. */
export async function matchByName(task: Task): Promise<Found> {
  const { context, data, areas, kept, places, names } = task;
  const { engine, signal } = context;
  const by = pairsOf(task, "by");
  const crosswalk = await crosswalkOf(task, by.length);
  context.progress(null, texts.matching);
  await engine.createTable(names, namesQuery(data.name, areas.name, by, crosswalk), { signal });
  await engine.createTable(places, placesByName(data.name, names, by), { signal });

  const rows = new Float64Array(areas.rows);
  for (const found of await queryRows(engine, rowsByArea(names), { signal })) {
    rows[found.area as number] = found.rows as number;
  }
  const [totals] = (await queryRows(engine, matchTotals(names), { signal })) as [
    Record<"rows" | "named" | "matched" | "translated" | "loose" | "shared" | "unmatched", number>,
  ];
  const unmatched = await queryRows(engine, unmatchedNames(names, by, listed), { signal });
  return {
    provenance: [
      texts.matched(totals.matched, totals.named, totals.rows),
      ...(totals.translated > 0 ? [texts.translated(totals.translated)] : []),
      ...(totals.loose > 0 ? [texts.loosely(totals.loose)] : []),
      ...(totals.shared > 0 ? [texts.shared(totals.shared)] : []),
    ],
    rows,
    unmatched: { names: unmatched as unknown as NamedRows[], count: totals.unmatched },
    queries: { rows: matchedQuery(data.name, areas.name, by, crosswalk, kept) },
  };
}

async function crosswalkOf(task: Task, pairs: number): Promise<Crosswalk | undefined> {
  const wanted = task.params.crosswalk;
  if (!wanted) return undefined;
  if (pairs !== 1) throw new CellFailure({ message: texts.onePair, hint: texts.onePairHint });
  const table = await task.context.table(wanted.table);
  return {
    table: table.name,
    from: columnIn(table, wanted.from, "crosswalk.from"),
    to: columnIn(table, wanted.to, "crosswalk.to"),
  };
}
