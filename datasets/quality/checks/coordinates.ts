import { isOnGlobe, isUsablePoint } from "@/datasets/model/usable-point";
import { wordsOf } from "@/datasets/model/words";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding } from "../check";
import { countByGroup, type GroupCounts, withGroups } from "../groups";
import type { Finding } from "../report";
import type { ColumnFacts, Subject } from "../subject";
import { count, listed, ofRows } from "../words";

/** Latitude and longitude as numbers: y and x. Null where the column holds no number. */
export function coordinatesOf(subject: Subject): { y: string; x: string } | null {
  if (!subject.point) return null;
  const number = (column: string) =>
    subject.column(column).kind === "text"
      ? `try_cast(${q(column)} as double)`
      : `${q(column)}::double`;
  return { y: number(subject.point.latitude), x: number(subject.point.longitude) };
}

export const isUsable = ({ y, x }: { y: string; x: string }): string => `(${isUsablePoint(y, x)})`;

const advice = {
  missing:
    "Maps and every analysis of places leave these rows out. If they are not spread evenly over " +
    "years and stations, hot spots show where points were recorded, not where crime was.",
  zero:
    "0, 0 stands for “not recorded”. These rows have no usable point: treat them as missing, and " +
    "compare places only among years and stations that record points.",
  half: "A point needs both coordinates: treat these rows as missing.",
  impossible:
    "Latitude lies between −90 and 90, longitude between −180 and 180. Another projection, metres or " +
    "feet, or exchanged columns are the usual reasons: correct the mapping.",
};

/** Missing, zero and impossible coordinates, by year and by station. */
export const coordinates: Check = {
  name: "coordinates",
  words: "coordinates",
  ofRaw: true,
  async run(subject) {
    const point = coordinatesOf(subject);
    if (!point) return [];
    const { latitude, longitude } = subject.point!;
    const none = `(${q(latitude)} is null and ${q(longitude)} is null)`;
    const grouped = await countByGroup(subject, {
      missing: none,
      zero: `${point.y} = 0 and ${point.x} = 0`,
      half: `(${point.y} = 0) <> (${point.x} = 0) or (${q(latitude)} is null) <> (${q(longitude)} is null)`,
      impossible: `not ${none} and not coalesce(${isOnGlobe(point.y, point.x)}, false)
        and ${q(latitude)} is not null and ${q(longitude)} is not null`,
    });
    const { rows, ...counts } = grouped.whole;
    const share = (name: string) => counts[name]! / Math.max(1, rows!);
    const found: Finding[] = [];
    const report = (name: keyof typeof advice, check: string, severe: boolean, says: string) => {
      if (!counts[name]) return;
      const whole = finding({
        check,
        severity: severe ? "serious" : "warning",
        column: `${latitude}, ${longitude}`,
        affected: counts[name],
        of: rows!,
        says,
        advice: advice[name],
      });
      found.push(...withGroups(subject, whole, grouped, name));
    };
    const told = (name: string) => ofRows(counts[name]!, rows!);
    report(
      "zero",
      "zero-coordinates",
      share("zero") >= 0.2,
      `${told("zero")} stand at 0, 0.${unrecorded(grouped.years, "zero")}`,
    );
    report(
      "missing",
      "missing-coordinates",
      share("missing") >= 0.2,
      `${told("missing")} have no coordinates.${unrecorded(grouped.years, "missing")}`,
    );
    report("half", "half-coordinates", false, `${told("half")} have only one of two coordinates.`);
    report(
      "impossible",
      "impossible-coordinates",
      share("impossible") >= 0.05,
      `${told("impossible")} have coordinates that are not on the globe.`,
    );
    return found;
  },
};

/** Years in which nothing was recorded at all: a break in practice, not chance. */
function unrecorded(years: readonly GroupCounts[], name: string): string {
  const none = years.filter(({ counts }) => counts.rows! >= 20 && counts[name] === counts.rows);
  if (none.length === 0) return "";
  const rows = none.reduce((sum, { counts }) => sum + counts.rows!, 0);
  return ` In ${listed(
    none.map(({ group }) => group),
    12,
  )} it is every row: ${count(rows)}.`;
}

/** Points in the metres or feet of a national grid, which no map takes for degrees. */
export const projected: Check = {
  name: "projected-coordinates",
  words: "coordinates that are not degrees",
  async run(subject) {
    if (subject.point) return [];
    const find = (pattern: RegExp) => (facts: ColumnFacts) =>
      pattern.test(wordsOf(facts.column.name)) && Number(facts.most) > 360;
    const facts = await subject.facts();
    const x = facts.find(find(/^(x|x coord.*|easting.*)$/));
    const y = facts.find(find(/^(y|y coord.*|northing.*)$/));
    if (!x || !y) return [];
    return [
      finding({
        check: "projected-coordinates",
        severity: "warning",
        column: `${x.column.name}, ${y.column.name}`,
        affected: x.filled,
        of: subject.rows,
        says: `${x.column.name} and ${y.column.name} are metres or feet of a grid (up to ${count(Number(x.most))}), not degrees.`,
        advice:
          "Maps need latitude and longitude: convert them by the grid that the publisher names, for example EPSG:2913 for Portland.",
      }),
    ];
  },
};

/** Rows with a usable point, for the head of the report. */
export async function usablePoints(subject: Subject): Promise<number | null> {
  const point = coordinatesOf(subject);
  if (!point) return null;
  const answer = await subject.ask(
    `select count_if(${isUsable(point)})::double as n from ${subject.from}`,
  );
  return Number(answer.value("n", 0));
}
