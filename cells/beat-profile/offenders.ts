import { plain } from "@/cells/areas/queries";
import { withoutHidden } from "@/cells/people/offered";
import { wordsOf } from "@/datasets/model/words";
import type { TableInfo } from "@/lib/engine/engine";
import { readAreas } from "@/lib/methods/spatial/polygons";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { pointSql } from "./columns";
import { leastPeople } from "./people";
import { texts } from "./texts";

/** Known offenders by kind of sheet. */
export interface Offenders {
  table: string;
  /** They live inside the outlines, or are only known to belong to the stations. */
  isByPlace: boolean;
  /** Null where there are some, but so few that they could be told. */
  kinds: { kind: string; count: number | null }[];
  /** SQL that picks their rows. */
  condition: string;
  words: string;
}

/** Counts them by where they live; by station where there are no outlines or no points. */
export async function readOffenders(
  { engine, signal }: RunContext,
  table: TableInfo,
  outlines: readonly (string | null)[],
  stations: readonly string[],
): Promise<Offenders | null> {
  const open = withoutHidden(table, false);
  const find = (pattern: RegExp) =>
    open.columns.find(({ name }) => pattern.test(wordsOf(name)))?.name;
  const kind = find(/^(category|kind|sheet|type)$/);
  const station = find(/^(station|ps|police station|unit name|unitname)$/);
  const point = pointSql(table);
  const known = outlines.filter((each) => each !== null);
  const select = `select rowid::double as id, ${kind ? `cast(${q(kind)} as varchar)` : "null"} as kind`;
  if (point && known.length > 0) {
    const sql = `${select}, ${point.x} as x, ${point.y} as y from ${q(table.name)}`;
    const rows = decodeTable(await engine.query(sql, { signal }));
    const index = indexAreas(readAreas(known).areas);
    const [x, y, id] = [rows.numbers("x"), rows.numbers("y"), rows.numbers("id")];
    const inside = locate(index, x, y).area;
    const kinds = rows.column("kind") as (string | null)[];
    const lost = x.reduce((sum, each) => sum + Number(Number.isNaN(each)), 0);
    const found = [...inside.keys()].filter((row) => inside[row]! >= 0);
    return {
      ...{ table: table.name, isByPlace: true },
      kinds: countKinds(found.map((row) => kinds[row] ?? null)),
      condition:
        found.length > 0 ? `rowid in (${found.map((row) => id[row]!).join(", ")})` : "false",
      words: texts.offendersByPlace(table.name, lost),
    };
  }
  if (!station) return null;
  const names = [...new Set(stations)].map((name) => plain(quoteString(name))).join(", ");
  const condition = `${plain(q(station))} in (${names})`;
  const rows = decodeTable(
    await engine.query(`${select} from ${q(table.name)} where ${condition}`, { signal }),
  );
  return {
    ...{ table: table.name, isByPlace: false, condition },
    kinds: countKinds(rows.column("kind") as (string | null)[]),
    words: texts.offendersByStation(table.name),
  };
}

function countKinds(kinds: readonly (string | null)[]): Offenders["kinds"] {
  const counts = new Map<string, number>();
  for (const each of kinds) {
    const kind = each?.trim() || texts.noKind;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind))
    .map(({ kind, count }) => ({ kind, count: count < leastPeople ? null : count }));
}
