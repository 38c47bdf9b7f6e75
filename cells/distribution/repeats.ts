import { columnIn } from "@/cells/areas/columns";
import { plain } from "@/cells/areas/queries";
import { refuseHidden } from "@/cells/people/offered";
import { queryRows } from "@/cells/rows";
import { pointTable } from "@/cells/spatial/points";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { DistributionParams } from "./params";
import { texts } from "./texts";

/** Name of the table of places. */
export const placesTable = (name: string): string => `${name}_places`;

export interface Repeats {
  table: TableInfo;
  finding: string;
  provenance: string;
}

/** Incidents of each place, places with most first, as a table. */
export async function countRepeats(
  context: RunContext,
  params: DistributionParams,
  data: TableInfo,
): Promise<Repeats> {
  const { engine, signal, cell } = context;
  context.progress(null, texts.repeating);
  const named = params.place ? columnIn(data, params.place, "place") : null;
  if (named) refuseHidden(data, [named]);
  const counted = named
    ? `select mode(cast(${q(named)} as varchar)) as place, count(*)::integer as incidents
from ${q(data.name)} where ${plain(q(named))} is not null group by ${plain(q(named))}`
    : await pointPlaces(context, params);
  const name = placesTable(cell.name ?? cell.id);
  const table = await engine.createTable(
    name,
    `select *, incidents / sum(incidents) over () as share from (${counted}) order by incidents desc, 1, 2`,
    { signal },
  );
  const [totals] = (await queryRows(
    engine,
    `select count(*)::double as places, coalesce(sum(incidents), 0)::double as incidents,
  (count(*) filter (incidents > 1))::double as repeated,
  coalesce(sum(incidents) filter (incidents > 1), 0)::double as held,
  coalesce(max(incidents), 0)::double as most from ${q(name)}`,
    { signal },
  )) as [Record<"places" | "incidents" | "repeated" | "held" | "most", number>];
  if (totals.places === 0) throw new CellFailure({ message: texts.noPlaces });
  return {
    table,
    finding: texts.repeats(
      totals.repeated,
      totals.places,
      totals.held,
      totals.incidents,
      totals.most,
    ),
    provenance: named ? texts.repeatsBy(named) : texts.repeatsByPoint,
  };
}

async function pointPlaces(context: RunContext, params: DistributionParams): Promise<string> {
  const { table, x, y, isUsable } = await pointTable(context, params);
  return `select ${y} as latitude, ${x} as longitude, count(*)::integer as incidents
from ${q(table.name)} where ${isUsable} group by all`;
}
