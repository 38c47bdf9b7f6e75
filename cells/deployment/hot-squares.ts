import { incidentColumns } from "@/cells/beat-profile/columns";
import { keyedSql, keyNames } from "@/cells/patrol/beats";
import { firstMinuteSql, insideSql, weightSql } from "@/cells/patrol/incidents";
import type { ReadPatrol } from "@/cells/patrol/read";
import { withoutHidden } from "@/cells/people/offered";
import { isUsablePoint } from "@/datasets/model/usable-point";
import { sealedRowSql } from "@/datasets/model/sealed";
import { pointOf } from "@/datasets/model/roles";
import { shiftAt } from "@/lib/methods/patrol/shifts";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type { DeploymentParams } from "./params";
import { texts } from "./texts";

/** A small square of a beat where much was recorded in one shift. */
export interface HotSquare {
  /** Its middle, degrees. */
  latitude: number;
  longitude: number;
  incidents: number;
  harm: number;
  /** Recorded place that enough of its rows name; null where none is. */
  place: string | null;
}

export interface HotSquares {
  /** By beat-shift, at `beat * shifts + shift`, most harm first; null where the data has no points. */
  places: readonly (readonly HotSquare[])[] | null;
  words: string[];
}

/** Side of the squares in metres: what a patrol on foot sees in a quarter of an hour. */
export const squareSide = 250;
/** Of a beat and shift, so that each is visited more than once. */
const mostSquares = 4;
/** A square with a single incident is not hot. */
const fewestIncidents = 2;
/** Fewer are not printed as a number, and do not name a place. */
export const fewestTold = 5;

const squareDegrees = squareSide / 111_320;

/** Places to visit in each beat and shift, from the points of the incidents that the plan learns from. */
export async function readHotSquares(
  context: RunContext,
  params: DeploymentParams,
  except: string | null,
  { dated, beats, shifts, span }: ReadPatrol,
): Promise<HotSquares> {
  const { engine, signal, progress } = context;
  const { table, time, amount } = dated;
  const { provenance } = texts.visits;
  const point = pointOf(withoutHidden(table, false));
  if (!point) return { places: null, words: [provenance.noPoints(table.name)] };
  progress(null, texts.visits.reading);
  const [x, y] = [point.longitude, point.latitude].map(
    (name) => `try_cast(${q(name)} as double)`,
  ) as [string, string];
  const { place } = incidentColumns(table, {});
  const [keys, isSealed] = [keyNames(beats.by.length), sealedRowSql(table)];
  const own = keys.join(", ");
  const inside = `${insideSql(time, span)}${except ? ` and not ${except}` : ""}`;
  const usable = `coalesce(${isUsablePoint(y, x)}, false)`;
  const told = decodeTable(
    await engine.query(
      `select count(*)::double as n, count(*) filter (where ${usable})::double as p,
count(*) filter (where ${usable} and ${isSealed})::double as s from ${q(table.name)} where ${inside}`,
      { signal },
    ),
  );
  const [all, placed, sealed] = ["n", "p", "s"].map((name) => told.numbers(name)[0]!) as [
    number,
    number,
    number,
  ];
  if (placed === 0) return { places: null, words: [provenance.noPoints(table.name)] };
  const row = `floor(${y} / ${squareDegrees})`;
  // Degrees of longitude grow narrower from row to row of the squares.
  const sql = `select ${own}, s, (gy + 0.5) * ${squareDegrees} as y, (gx + 0.5) * ${squareDegrees} / c as x, n, w, p.p as p, p.n as pn
from (select ${own}, s, gy, gx, any_value(c) as c, sum(n)::double as n, sum(w)::double as w,
max(struct_pack(n := n, p := p)) filter (where p is not null) as p
from (select ${own}, ${firstMinuteSql(shifts)} as s, gy, c, floor(x * c / ${squareDegrees}) as gx, p, sum(a)::double as n, sum(a * w)::double as w
from (select *, cos(radians((gy + 0.5) * ${squareDegrees})) as c from (select ${own}, (epoch_ms(${time}) // 60000) % 1440 as m, ${row} as gy, ${x} as x,
${place ? `nullif(trim(cast(${q(place)} as varchar)), '')` : "null::varchar"} as p, ${amount} as a, ${weightSql(table, params.harm)} as w
from ${keyedSql({ table, columns: beats.by })} where ${inside} and ${usable} and not ${isSealed})) group by all)
group by all) where n >= ${fewestIncidents} and w > 0
qualify row_number() over (partition by ${own}, s order by w desc, n desc, gy, gx) <= ${mostSquares} order by w desc, n desc, gy, gx`;
  const rows = decodeTable(await engine.query(sql, { signal }));
  const names = keys.map((key) => rows.column(key) as (string | null)[]);
  const named = rows.column("p") as (string | null)[];
  const of = (name: string) => rows.numbers(name);
  const [begins, latitude, longitude, incidents, harm] = [
    ...[of("s"), of("y"), of("x")],
    ...[of("n"), of("w")],
  ] as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const naming = of("pn");
  const places = Array.from({ length: beats.names.length * shifts.length }, (): HotSquare[] => []);
  for (let at = 0; at < rows.numRows; at++) {
    const beat = beats.numberOf(names.map((each) => each[at]!));
    if (beat === -1) continue;
    places[beat * shifts.length + shiftAt(shifts, begins[at]! * 60_000)]!.push({
      ...{ latitude: latitude[at]!, longitude: longitude[at]! },
      ...{ incidents: incidents[at]!, harm: harm[at]! },
      place: naming[at]! >= fewestTold ? named[at]! : null,
    });
  }
  return {
    places,
    words: [
      provenance.points(placed, all, { side: squareSide, most: mostSquares }),
      ...(sealed > 0 ? [provenance.sealed(sealed)] : []),
      provenance.rule(params.visit),
    ],
  };
}
