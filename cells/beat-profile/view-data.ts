import type { SpatialView } from "@/cells/spatial/drawn";
import type { Behind } from "@/cells/map/rows-behind";
import { exposedHours } from "@/lib/methods/temporal/week-hours";
import type { Profile } from "./compute";
import { findingsOf } from "./findings";
import { mapOf } from "./map";
import type { Foreseen } from "./months";
import type { ProfileParams } from "./params";
import type { ReadProfile } from "./read";
import { missingOf, repeatWords, sectionsOf, type Section } from "./sections";
import { words } from "./section-texts";
import { texts } from "./texts";

/** What a month of the chart shows. */
export interface MonthPoint {
  begin: Date;
  /** Null for the month to come. */
  count: number | null;
  low: number | null;
  high: number | null;
  mean: number | null;
}

export interface ProfileView {
  title: string;
  period: string;
  findings: string[];
  sections: Section[];
  /** Repeat places and victims. */
  again: string[];
  missing: string[];
  months: { points: MonthPoint[]; foreseen: Foreseen | null };
  /** 168 hours by head, the heads with most first; null where the times have no clock. */
  weeks: { name: string; hours: Float64Array }[] | null;
  exposed: Float64Array;
  map: SpatialView | null;
  /** Rows of the known offenders. */
  offenders: Behind | null;
  /** All beats, to choose others: values as written, and whether chosen now. */
  beats: { values: readonly (readonly string[])[]; chosen: number[] };
  read: {
    table: string;
    time: string;
    by: readonly string[];
    head: string | null;
    edges: number[];
    span: ReadProfile["span"];
    before: ReadProfile["before"];
    condition: string;
  };
}

/** Heads whose hours can be looked at. */
const mostWeeks = 12;

export function viewOf(read: ReadProfile, profile: Profile, params: ProfileParams): ProfileView {
  const { edges, span, before, chosen, dated, columns, condition, beats } = read;
  const [from, end] = [edges[span.from]!, edges[span.to]!];
  return {
    title: chosen.title,
    period: texts.period(from, end),
    findings: findingsOf(read, profile),
    sections: sectionsOf(read, profile, params),
    again: repeatWords(read, profile),
    missing: missingOf(read),
    months: { points: pointsOf(read, profile), foreseen: profile.foreseen[0] ?? null },
    weeks: weeksOf(read, profile),
    exposed: exposedHours(from, end),
    map: mapOf(read, profile, params.square),
    offenders: behindOf(read),
    beats: { values: beats.values, chosen: chosen.beats },
    read: {
      ...{ table: dated.table.name, time: dated.time, by: beats.by, head: columns.head },
      ...{ edges: [...edges], span, before, condition },
    },
  };
}

function pointsOf({ edges, span }: ReadProfile, { months, foreseen }: Profile): MonthPoint[] {
  const found = foreseen[0];
  const bandOf = (expected: Foreseen["next"] | null | undefined) => ({
    low: expected?.low ?? null,
    high: expected?.high ?? null,
    mean: expected?.mean ?? null,
  });
  const past = Array.from({ length: span.to - span.from }, (_, i) => ({
    begin: new Date(edges[span.from + i]!),
    count: months.counts[0]![span.from + i]!,
    ...bandOf(found?.past[i]),
  }));
  if (!found) return past;
  return [...past, { begin: new Date(edges[span.to]!), count: null, ...bandOf(found.next) }];
}

function weeksOf({ incidents }: ReadProfile, { hours, heads }: Profile): ProfileView["weeks"] {
  if (!hours) return null;
  return heads
    .filter(({ now }) => now > 0)
    .slice(0, mostWeeks)
    .map(({ head }) => ({
      name: head < 0 ? words.heads.all : incidents.head.names[head]!,
      hours: hours.weeks[head + 1]!,
    }));
}

const behindOf = ({ offenders }: ReadProfile): Behind | null =>
  offenders && offenders.kinds.length > 0
    ? {
        title: words.offenders.title(offenders.isByPlace),
        table: offenders.table,
        condition: offenders.condition,
      }
    : null;
