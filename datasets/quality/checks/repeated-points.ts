import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding, within } from "../check";
import type { Finding } from "../report";
import { numbersOf, type Subject } from "../subject";
import { count, ofRows, percent, place, plural } from "../words";
import { coordinatesOf, isUsable } from "./coordinates";

/** One exact point with so many rows, and this share of all, is a default and no place of crime. */
const leastRows = 20;
const shareOfAll = 0.02;
const shareOfStation = 0.2;
/** More rows than these on each distinct point: the publisher has moved points to a few places. */
const rowsPerPlace = 10;

/** Default points, points moved to a few places, points of low precision, points that are random numbers. */
export const repeatedPoints: Check = {
  name: "repeated-points",
  words: "points that repeat",
  async run(subject) {
    const point = coordinatesOf(subject);
    if (!point) return [];
    const { station } = subject;
    const own = station ? `cast(${q(station)} as varchar)` : "null::varchar";
    const usable = `select ${point.y} as y, ${point.x} as x, ${own} as s from ${subject.from} where ${isUsable(point)}`;
    const facts = await numbersOf(
      subject.ask,
      `select sum(n)::double as points, count(*)::double as places, max(n)::double as most,
  arg_max(y, n) as y, arg_max(x, n) as x,
  coalesce(sum(n) filter (y = round(y, 2) and x = round(x, 2)), 0)::double as coarse,
  coalesce(sum(n) filter (y = y::float::double and x = x::float::double), 0)::double as single
from (select y, x, count(*) as n from (${usable}) group by all)`,
    );
    if (!(facts.points! > 0)) return [];
    return [
      ...defaults(subject, facts),
      ...(station && station !== subject.field("beat")
        ? await stationDefaults(subject, usable)
        : []),
      ...snapped(subject, facts),
      ...precision(subject, facts),
      ...(await random(subject, usable, facts.points!)),
    ];
  },
};

const columnsOf = (subject: Subject) => `${subject.point!.latitude}, ${subject.point!.longitude}`;
const adviceOnDefaults =
  "A system or a clerk fills this point in when the place is not known, often the station itself. It makes a hot spot that is none: treat it as missing.";

function defaults(subject: Subject, facts: Record<string, number>): Finding[] {
  const { points, most, y, x } = facts as { points: number; most: number; y: number; x: number };
  if (most < leastRows || most < shareOfAll * points) return [];
  return [
    finding({
      check: "default-coordinates",
      severity: "warning",
      column: columnsOf(subject),
      affected: most,
      of: points,
      says: `${ofRows(most, points, "points")} are exactly ${place(y, x)}.`,
      advice: adviceOnDefaults,
      example: place(y, x),
    }),
  ];
}

async function stationDefaults(subject: Subject, usable: string): Promise<Finding[]> {
  const answer = await subject.ask(
    `select s, sum(n)::double as points, max(n)::double as most, arg_max(y, n) as y, arg_max(x, n) as x
from (select y, x, s, count(*) as n from (${usable}) group by all) where s is not null group by s
having max(n) >= ${leastRows} and max(n) >= ${shareOfStation} * sum(n) order by 3 desc, 1`,
  );
  const stations = answer.objects() as unknown as {
    s: string;
    points: number;
    most: number;
    y: number;
    x: number;
  }[];
  if (stations.length === 0) return [];
  const affected = stations.reduce((sum, { most }) => sum + most, 0);
  const of = stations.reduce((sum, { points }) => sum + points, 0);
  const whole = finding({
    check: "default-of-station",
    severity: "warning",
    column: columnsOf(subject),
    affected,
    of,
    says: `In ${plural(stations.length, "station or district", "stations or districts")} one exact point holds ${percent(shareOfStation, 1)} or more of the points: ${ofRows(affected, of, "points")}.`,
    advice: adviceOnDefaults,
  });
  if (!subject.mayShow(subject.station!)) return [whole];
  return [
    whole,
    ...stations
      .slice(0, 60)
      .map(({ s, most, points, y, x }) =>
        within(
          whole,
          "station",
          s,
          most,
          points,
          `${ofRows(most, points, "points")} are exactly ${place(y, x)}.`,
        ),
      ),
  ];
}

function snapped(subject: Subject, { points, places }: Record<string, number>): Finding[] {
  if (points! < 1000 || points! / places! < rowsPerPlace) return [];
  return [
    finding({
      check: "snapped-coordinates",
      severity: "warning",
      column: columnsOf(subject),
      affected: points!,
      of: points!,
      says: `${count(points!)} points stand on only ${count(places!)} places, ${count(points! / places!)} rows on each.`,
      advice:
        "The publisher has moved each crime to the nearest of a list of places. Distances under some hundred metres mean nothing: no near-repeat analysis, no cells smaller than the list is dense.",
    }),
  ];
}

function precision(subject: Subject, facts: Record<string, number>): Finding[] {
  const { points, coarse, single } = facts as { points: number; coarse: number; single: number };
  const found: Finding[] = [];
  if (coarse >= 20 && coarse >= 0.05 * points) {
    found.push(
      finding({
        check: "coarse-coordinates",
        severity: "warning",
        column: columnsOf(subject),
        affected: coarse,
        of: points,
        says: `${ofRows(coarse, points, "points")} have two decimals or fewer: they are good to about one kilometre.`,
        advice: "Leave them out of hot spots, and of areas smaller than a station.",
      }),
    );
  } else if (points >= 1000 && single === points) {
    found.push(
      finding({
        check: "rounded-coordinates",
        severity: "note",
        column: columnsOf(subject),
        affected: points,
        of: points,
        says: "All coordinates are 32-bit numbers: they are good to about a metre.",
        advice: "Good enough for every map; do not match points by equality with another file.",
      }),
    );
  }
  return found;
}

/**
 * Real points cluster: counted in 36 equal cells of their box, their variance is many times their
 * mean. Random numbers have a ratio near 1.
 */
async function random(subject: Subject, usable: string, points: number): Promise<Finding[]> {
  if (points < 200 || points > 200_000) return [];
  const { ratio } = await numbersOf(
    subject.ask,
    `with p as (${usable}),
b as (select quantile_cont(y, 0.01) as y0, quantile_cont(y, 0.99) as y1, quantile_cont(x, 0.01) as x0, quantile_cont(x, 0.99) as x1 from p),
c as (select floor(6 * (y - y0) / nullif(y1 - y0, 0)) as i, floor(6 * (x - x0) / nullif(x1 - x0, 0)) as j, count(*) as n
  from p, b where y >= y0 and y < y1 and x >= x0 and x < x1 group by all)
select (sum(n * n) / sum(n) - sum(n) / 36)::double as ratio from c`,
  );
  if (!(ratio! < 1.6)) return [];
  return [
    finding({
      check: "random-coordinates",
      severity: "serious",
      column: columnsOf(subject),
      affected: points,
      of: points,
      says: `${count(points)} points fill their box as evenly as random numbers do.`,
      advice:
        "Crime never spreads so evenly. These are made-up or disguised points: use the table for its other columns, never for maps.",
    }),
  ];
}
