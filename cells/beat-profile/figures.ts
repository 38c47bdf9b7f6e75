import { shiftName } from "@/cells/patrol/texts";
import { hourOfWeekName } from "@/cells/clock/names";
import { numbers, words as text } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";
import { beatTitle } from "./chosen";
import type { Profile } from "./compute";
import type { ReadProfile } from "./read";

/** One figure of the profile. */
interface Figure {
  section: string;
  measure: string;
  key: string;
  value: number | null;
  low?: number;
  high?: number;
  unit: string;
}

const all = "all heads";
const month = (time: number) => new Date(time).toISOString().slice(0, 7);

/** Every figure of the profile, a row each: what the next cell queries. */
export function profileTable(read: ReadProfile, profile: Profile): Uint8Array {
  const rows = figuresOf(read, profile);
  const of = <Key extends keyof Figure>(key: Key) => rows.map((row) => row[key]);
  return toStream({
    section: text(of("section")),
    measure: text(of("measure")),
    key: text(of("key")),
    value: numbers(of("value")),
    low: numbers(of("low")),
    high: numbers(of("high")),
    unit: text(of("unit")),
  });
}

function figuresOf(read: ReadProfile, profile: Profile): Figure[] {
  return [
    ...headFigures(read, profile),
    ...monthFigures(read, profile),
    ...hourFigures(read, profile),
    ...shiftFigures(read, profile),
    ...placeFigures(read, profile),
    ...peopleFigures(read),
    ...profile.stages.map(({ status, count }) => ({
      ...{ section: "cases", measure: "cases", key: read.incidents.status.names[status]! },
      ...{ value: count, unit: "cases" },
    })),
  ];
}

function headFigures(read: ReadProfile, { heads, foreseen }: Profile): Figure[] {
  const next = month(read.edges.at(-1)!);
  return heads.flatMap(({ head, now, compared }): Figure[] => {
    const key = head < 0 ? all : read.incidents.head.names[head]!;
    const at = { section: "heads", key, unit: "incidents" };
    const expected = foreseen[head + 1]?.next;
    return [
      { ...at, measure: "incidents", value: now },
      ...(compared
        ? [
            { ...at, measure: "incidents_before", value: compared.before },
            {
              ...{ ...at, measure: "ratio", value: compared.ratio, unit: "times" },
              ...{ low: compared.low, high: compared.high },
            },
            { ...at, measure: "p_adjusted", value: compared.pAdjusted, unit: "probability" },
          ]
        : []),
      ...(expected
        ? [
            {
              ...{ section: "forecast", measure: "expected", key, value: expected.mean },
              ...{ low: expected.low, high: expected.high, unit: `incidents in ${next}` },
            },
          ]
        : []),
    ];
  });
}

function monthFigures({ span, edges }: ReadProfile, { months, foreseen }: Profile): Figure[] {
  return Array.from({ length: span.to - span.from }, (_, i): Figure[] => {
    const at = { section: "months", key: month(edges[span.from + i]!), unit: "incidents" };
    const expected = foreseen[0]?.past[i];
    return [
      { ...at, measure: "incidents", value: months.counts[0]![span.from + i]! },
      ...(expected
        ? [
            {
              ...{ ...at, measure: "expected", value: expected.mean },
              ...{ low: expected.low, high: expected.high },
            },
          ]
        : []),
    ];
  }).flat();
}

const hourFigures = (_: ReadProfile, { hours }: Profile): Figure[] =>
  hours
    ? Array.from(hours.weeks[0]!, (value, at) => ({
        ...{ section: "hours", measure: "incidents", key: hourOfWeekName(at) },
        ...{ value, unit: "incidents" },
      }))
    : [];

function shiftFigures(read: ReadProfile, { hours, mismatch, heads }: Profile): Figure[] {
  if (!hours) return [];
  return read.shifts.flatMap((shift, at): Figure[] => {
    const own = { section: "shifts", key: shiftName(shift) };
    const duty = read.duty?.shifts[at];
    const beside = mismatch?.[at];
    const figure = (measure: string, value: number | null, unit: string): Figure => ({
      ...{ ...own, measure, value, unit },
    });
    return [
      figure("incidents", hours.shifts[0]![at]!, "incidents"),
      ...(duty && beside
        ? [
            figure("incidents_on_days_of_roster", beside.incidents, "incidents"),
            figure("share_of_incidents", beside.share, "share"),
            figure("officer_hours", duty.officerHours, "hours"),
            figure("share_of_officer_hours", beside.hoursShare, "share"),
            { ...figure("ratio", beside.ratio, "times"), low: beside.low, high: beside.high },
            figure(
              "days_on_duty",
              duty.staffed,
              read.chosen.beats.length > 1 ? "days a beat" : "days",
            ),
            figure("days_on_duty_elsewhere", duty.usual, "days"),
          ]
        : []),
      ...heads
        .filter(({ head, now }) => head >= 0 && now > 0)
        .map(({ head }) => ({
          ...{ section: "heads_by_shift", measure: shiftName(shift), unit: "incidents" },
          ...{ key: read.incidents.head.names[head]!, value: hours.shifts[head + 1]![at]! },
        })),
    ];
  });
}

function placeFigures(read: ReadProfile, { places, beats }: Profile): Figure[] {
  const { repeats, squares, named } = places;
  const figure = (measure: string, key: string, value: number, unit: string): Figure => ({
    ...{ section: "places", measure, key, value, unit },
  });
  return [
    figure("incidents_with_point", "", places.withPoint, "incidents"),
    ...squares
      .slice(0, 50)
      .map(({ latitude, longitude, count }) =>
        figure(
          "incidents_in_square",
          `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
          count,
          "incidents",
        ),
      ),
    ...named
      .slice(0, 50)
      .map(({ place, count }) =>
        figure("incidents_at_place", read.incidents.place.names[place]!, count, "incidents"),
      ),
    ...(repeats
      ? [
          figure("points_with_two_or_more", "", repeats.points, "points"),
          figure("incidents_at_such_points", "", repeats.incidents, "incidents"),
        ]
      : []),
    ...(read.chosen.beats.length > 1
      ? read.chosen.beats.map((beat, at) => ({
          ...figure(
            "incidents",
            beatTitle(read.beats.values[beat]!, read.beats.by),
            beats[at] ?? 0,
            "incidents",
          ),
          section: "beats",
        }))
      : []),
  ];
}

function peopleFigures({ victims, offenders }: ReadProfile): Figure[] {
  const figure = (measure: string, value: number | null, unit: string): Figure => ({
    ...{ section: "victims", measure, key: "", value, unit },
  });
  return [
    ...(victims
      ? [
          figure("people", victims.people, "people"),
          figure("people_with_two_or_more", victims.again, "people"),
          figure("incidents_of_these", victims.incidents, "incidents"),
        ]
      : []),
    ...(offenders?.kinds ?? []).map(({ kind, count }) => ({
      ...{ section: "known_offenders", measure: "people", key: kind, value: count },
      unit: "people",
    })),
  ];
}
