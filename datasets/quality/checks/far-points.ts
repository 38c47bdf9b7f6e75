import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding, within } from "../check";
import { countByGroup, withGroups } from "../groups";
import type { Finding } from "../report";
import { numbersOf, type Subject } from "../subject";
import { count, ofRows, place, plural } from "../words";
import { coordinatesOf, isUsable } from "./coordinates";

/**
 * A point is far when it lies more than 4.5 times as far from the middle as three quarters of the
 * points do. Quartiles stay where they are until a quarter of the points is wrong; 4.5 lets pass the
 * long and bent districts of real cities, whose farthest true point is 3.9 times as far.
 */
export const farTimes = 4.5;
/** Nothing nearer is called far, however dense the place: kilometres. */
export const leastFar = 5;
/** Stations with fewer points have no middle to speak of. */
const leastPoints = 20;

/** Middles and reaches are taken from about so many points; far points are counted among all. */
const sampledPoints = 200_000;

/** Kilometres for a degree of longitude at a latitude. */
const perDegree = (my: string): string => `(111.32 * cos(radians(${my})))`;

/** Kilometres between a point and a middle, good to 0.5 % up to a few hundred. */
const distance = (y: string, x: string, my: string, mx: string, kx: string): string => {
  const [dy, dx] = [`((${y} - ${my}) * 111.2)`, `((${x} - ${mx}) * ${kx})`];
  return `sqrt(${dy} * ${dy} + ${dx} * ${dx})`;
};

const fromMiddle = ({ y, x }: Middle, py: string, px: string): string =>
  distance(py, px, `(${y})`, `(${x})`, String(111.32 * Math.cos((y * Math.PI) / 180)));

interface Middle {
  y: number;
  x: number;
  /** Kilometres within which no point is far. */
  reach: number;
  points: number;
}

/** Swapped points and points far from the bulk, of the whole table and of each station. */
export const farPoints: Check = {
  name: "far-points",
  words: "points far from the others",
  async run(subject) {
    const point = coordinatesOf(subject);
    if (!point) return [];
    const usable = `select *, ${point.y} as py, ${point.x} as px from ${subject.from} where ${isUsable(point)}`;
    const step = Math.max(1, Math.round(subject.rows / sampledPoints));
    const some = step === 1 ? usable : `${usable} and rowid % ${step} = 0`;
    const middle = await middleOf(subject, usable, some);
    if (!middle || middle.points < leastPoints) return [];
    if (Math.abs(middle.y) > 72) return [exchangedColumns(subject, middle)];
    const found = await fromTheBulk(subject, usable, middle);
    return [...found, ...(await fromTheStation(subject, usable, some, middle))];
  },
};

async function middleOf(subject: Subject, usable: string, some: string): Promise<Middle | null> {
  const { y, x, r, n } = await numbersOf(
    subject.ask,
    `with p as (select py, px from (${some})),
m as (select *, ${perDegree("my")} as kx from (select median(py) as my, median(px) as mx from p))
select any_value(my) as y, any_value(mx) as x, (select count(*)::double from (${usable})) as n,
  quantile_cont(${distance("py", "px", "my", "mx", "kx")}, 0.75) as r from p, m`,
  );
  if (!(n! > 0)) return null;
  return { y: y!, x: x!, points: n!, reach: Math.max(leastFar, farTimes * r!) };
}

const columnsOf = (subject: Subject) => `${subject.point!.latitude}, ${subject.point!.longitude}`;

function exchangedColumns(subject: Subject, middle: Middle): Finding {
  return finding({
    check: "swapped-coordinates",
    severity: "serious",
    column: columnsOf(subject),
    affected: middle.points,
    of: middle.points,
    says: `The middle of all points is ${place(middle.y, middle.x)}: nobody lives so near a pole.`,
    advice:
      "The columns of latitude and longitude are exchanged, or they are not degrees. Correct the mapping before any map is drawn.",
    example: place(middle.y, middle.x),
  });
}

async function fromTheBulk(subject: Subject, usable: string, middle: Middle): Promise<Finding[]> {
  const { y, x, reach } = middle;
  const near = (py: string, px: string) => `${fromMiddle(middle, py, px)} <= ${reach}`;
  // A point that is near is asked nothing more: two million are.
  const judged = `select *, case when ${near("py", "px")} then 0 when ${near("px", "py")} then 1 else 2 end as judged from (${usable})`;
  const grouped = await countByGroup(subject, { swapped: "judged = 1", far: "judged = 2" }, judged);
  const { rows, ...counts } = grouped.whole;
  const found: Finding[] = [];
  if (counts.swapped) {
    const whole = finding({
      check: "swapped-coordinates",
      severity: "serious",
      column: columnsOf(subject),
      affected: counts.swapped,
      of: rows!,
      says: `${ofRows(counts.swapped, rows!, "points")} have latitude and longitude exchanged: turned round, they lie among the others.`,
      advice:
        "Turn them round in the mapping, or leave them out; as they are, maps put them far away.",
    });
    found.push(...withGroups(subject, whole, grouped, "swapped", "rows", "points"));
  }
  if (counts.far) {
    const where = await commonest(subject, `select * from (${judged}) where judged = 2`);
    const whole = finding({
      check: "far-coordinates",
      severity: counts.far / rows! > 0.01 ? "serious" : "warning",
      column: columnsOf(subject),
      affected: counts.far,
      of: rows!,
      says: `${ofRows(counts.far, rows!, "points")} lie more than ${count(reach)} km from the middle of all points (${place(y, x)}).${where.says}`,
      advice:
        "They cannot be where the crime was. Leave them out of maps: they stretch the view and every grid laid over it.",
      example: where.example,
    });
    found.push(...withGroups(subject, whole, grouped, "far", "rows", "points"));
  }
  return found;
}

/** 36.6194 N 91.6866 W is where the grid of Illinois puts its 0, 0; other grids do the same elsewhere. */
async function commonest(subject: Subject, inner: string) {
  const answer = await subject.ask(
    `select round(py, 4) as y, round(px, 4) as x, count(*)::double as n from (${inner}) group by 1, 2 order by 3 desc, 1, 2 limit 1`,
  );
  const { y, x, n } = answer.objects()[0] as { y: number; x: number; n: number };
  const known = y === 36.6194 && x === -91.6866 ? ", where the Illinois grid has its 0, 0" : "";
  const says =
    n < 5
      ? ""
      : ` ${count(n)} of them stand on the one point ${place(y, x)}${known}: the 0, 0 of a projection, not a place.`;
  return { says, example: place(y, x) };
}

async function fromTheStation(
  subject: Subject,
  usable: string,
  some: string,
  bulk: Middle,
): Promise<Finding[]> {
  const { station } = subject;
  if (!station || station === subject.field("beat")) return [];
  const near = `${fromMiddle(bulk, "py", "px")} <= ${bulk.reach}`;
  const own = `cast(${q(station)} as varchar)`;
  const answer = await subject.ask(
    `with p as (select ${own} as s, py, px from (${some}) where ${near}),
m as (select *, ${perDegree("my")} as kx from (select s, median(py) as my, median(px) as mx from p where s is not null group by s having count(*) >= ${leastPoints})),
r as (select s, my, mx, kx, greatest(${leastFar}, ${farTimes} * quantile_cont(${distance("py", "px", "my", "mx", "kx")}, 0.75)) as reach from p join m using (s) group by s, my, mx, kx),
d as (select s, reach, ${distance("py", "px", "my", "mx", "kx")} as d from (select ${own} as s, py, px from (${usable}) where ${near}) join r using (s))
select s, count(*)::double as n, any_value(reach) as reach, count_if(d > reach)::double as far, max(d) as farthest
from d group by s order by 4 desc, 1`,
  );
  const stations = answer.objects() as unknown as {
    s: string;
    n: number;
    reach: number;
    far: number;
    farthest: number;
  }[];
  const of = stations.reduce((sum, { n }) => sum + n, 0);
  const far = stations.reduce((sum, each) => sum + each.far, 0);
  if (far === 0) return [];
  const concerned = stations.filter((each) => each.far > 0);
  const whole = finding({
    check: "far-from-station",
    severity: "warning",
    column: columnsOf(subject),
    affected: far,
    of,
    says: `${ofRows(far, of, "points")} lie far outside the neighbourhood of their own ${station === subject.field("station") ? "station" : "district"}, in ${plural(concerned.length, "place")} of ${count(stations.length)}.`,
    advice:
      "Either the point or the name of the station is wrong. Look at them before you compare stations or draw beats.",
  });
  if (!subject.mayShow(station)) return [whole];
  return [
    whole,
    ...concerned
      .slice(0, 60)
      .map(({ s, n, reach, far: rows, farthest }) =>
        within(
          whole,
          "station",
          s,
          rows,
          n,
          `${count(rows)} of ${count(n)} points lie more than ${count(reach)} km from its middle, the farthest ${count(farthest)} km.`,
        ),
      ),
  ];
}
