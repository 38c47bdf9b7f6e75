import type { Mismatch } from "@/lib/methods/patrol/mismatch";
import { keyColumns, numbers, wholes, words } from "@/lib/table/columns";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import { byBeat } from "./levels";
import type { ReadMatch } from "./read";
import type { DutyMatchView } from "./view-data";

/** Name of the table of beats. */
export const beatsTableName = (name: string): string => `${name}_beats`;

type Shown = Omit<DutyMatchView, "beatsTable">;

const isWhole = (values: ArrayLike<number>) =>
  Array.from(values).every((each) => Number.isInteger(each) && each < 2 ** 31);

const counted = (values: Float64Array) => (isWhole(values) ? wholes(values) : numbers(values));

const parts = (a: Float64Array, b: Float64Array) => numbers(a.map((each, at) => each / b[at]!));

function comparison(found: Mismatch): NamedColumn[] {
  return [
    ["crime_share", numbers(found.crimeShare)],
    ["duty_share", numbers(found.dutyShare)],
    ["ratio", numbers(found.ratio)],
    ["ratio_low", numbers(found.low)],
    ["ratio_high", numbers(found.high)],
    ["p", numbers(found.p)],
    ["p_adjusted", numbers(found.adjusted)],
    ["flag", words(found.flags)],
  ];
}

const later = (hours: Float64Array, found: Mismatch): NamedColumn[] => [
  ["duty_hours_after", numbers(hours)],
  ["ratio_after", numbers(found.ratio)],
  ["flag_after", words(found.flags)],
];

/** One row a beat and shift, beats in the order of their names. */
export function cellsTable(read: ReadMatch, view: Shown): Uint8Array {
  const { match, counts, crime, hours, dutyDays, shifts, isWeighted } = view;
  const { cells } = match.levels;
  const rows = Array.from(counts.keys());
  const own: NamedColumn[] = [
    ["shift", words(rows.map((at) => shifts[at % shifts.length]!.name))],
    ["incidents", counted(counts)],
    ...(isWeighted ? [["harm", numbers(crime.crimes)] satisfies NamedColumn] : []),
    ["expected", numbers(cells.expected)],
    ["duty_hours", numbers(hours)],
    ["days_on_duty", wholes(dutyDays)],
    ["hours_per_incident", parts(hours, counts)],
    ...comparison(cells),
    ...(match.after ? later(match.after.hours, match.after.levels.cells) : []),
    ...(read.discovered?.isLeftOut
      ? [["found_by_police", counted(read.incidents.excepted)] satisfies NamedColumn]
      : []),
  ];
  const names = keyColumns(read.beats.by, own, "beat_", (column) =>
    rows.map((at) => read.beats.values[Math.floor(at / shifts.length)]![column]!),
  );
  return toStream([...names, ...own]);
}

/** One row a beat. */
export function beatsTable(read: ReadMatch, view: Shown): Uint8Array {
  const { match, counts, crime, hours, shifts, isWeighted, outlines } = view;
  const { beats } = match.levels;
  const size = shifts.length;
  const [all, duty] = [byBeat(counts, size), byBeat(hours, size)];
  const { km2, coverage, after, pings } = match;
  const own: NamedColumn[] = [
    ["incidents", counted(all)],
    ...(isWeighted ? [["harm", numbers(byBeat(crime.crimes, size))] satisfies NamedColumn] : []),
    ["expected", numbers(beats.expected)],
    ["duty_hours", numbers(duty)],
    ["hours_per_incident", parts(duty, all)],
    ...comparison(beats),
  ];
  if (km2) {
    own.push(["km2", numbers(km2)], ["duty_hours_per_km2", parts(duty, km2)]);
    own.push(["incidents_per_km2", parts(all, km2)]);
  }
  if (coverage) {
    own.push(["hot_hours", wholes(coverage.hot)], ["hot_hours_covered", numbers(coverage.byBeat)]);
  }
  if (pings) {
    const [minutes, visits] = [new Float64Array(all.length), new Float64Array(all.length)];
    pings.squares.forEach(({ beat }, at) => {
      if (beat < 0) return;
      minutes[beat]! += pings.minutes[at]!;
      visits[beat]! += pings.visits[at]!;
    });
    own.push(["minutes_in_hot_hours", numbers(minutes)], ["visits_in_hot_hours", wholes(visits)]);
  }
  if (after) own.push(...later(byBeat(after.hours, size), after.levels.beats));
  if (after?.coverage) own.push(["hot_hours_covered_after", numbers(after.coverage.byBeat)]);
  if (outlines) own.push(["geometry", words(outlines)]);
  const names = keyColumns(read.beats.by, own, "beat_", (column) =>
    read.beats.values.map((each) => each[column]!),
  );
  return toStream([...names, ...own]);
}
