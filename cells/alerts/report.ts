import { texts as temporalTexts } from "@/cells/temporal/texts";
import type { Delay } from "@/cells/temporal/delay";
import { levelWords } from "@/cells/temporal/level-words";
import { periodName } from "@/cells/temporal/periods";
import { mostListed, yearsBack, type FindInput, type Found } from "./find";
import type { AlertsParams } from "./params";
import { texts } from "./texts";
import type { AlertsView } from "./view-data";

/** What a series is called: its values of the columns that tell it apart. */
export const nameOf = (key: readonly string[]): string =>
  key.length === 0 ? temporalTexts.all : key.map((value) => value.trim()).join(" · ");

export function findingsOf(
  { alerts, acknowledged, tested, unadjusted, listed }: Found,
  { rows, period, begins, fdr }: AlertsView,
  { false_share, alpha, falls }: AlertsParams,
): string[] {
  const begin = begins.at(-1)!;
  if (tested === 0) return [];
  const isAdjusted = fdr && unadjusted === 0;
  const how = isAdjusted ? texts.byFdr(false_share) : texts.byAlpha(alpha);
  if (alerts === 0) {
    const { name, observed, expected, p } = rows[0]!;
    const nearest = texts.against(name, observed, expected, p);
    return [texts.none(tested, period, begin, { nearest, isAdjusted, falls })];
  }
  const strongest = rows.filter(({ alarm, note }) => alarm !== 0 && note === null).slice(0, 2);
  const findings = [
    texts.found(
      alerts,
      tested,
      period,
      begin,
      how,
      strongest.map((row) => texts.against(row.name, row.observed, row.expected, row.p)),
      listed.some(({ alarm }) => alarm < 0),
    ),
  ];
  if (acknowledged > 0) findings.push(texts.acknowledgedOf(acknowledged, alerts));
  return findings;
}

/** What is known beside the series. */
interface More {
  delay: Delay | null;
  /** Alerts of no area of the map. */
  lost: number;
  begins: readonly Date[];
}

const mostShifts = 4;

export function provenanceOf(
  { short, tested, unadjusted, beyond, methods, shifts, alerts }: Found,
  { method, alpha, period, least_cases, as_of, areas, falls }: AlertsParams,
  { fdr, falseShare, options }: FindInput,
  { delay, lost, begins }: More,
): string[] {
  const lines: string[] = [];
  if (short > 0) lines.push(texts.short(short));
  lines.push(texts.used(methods, tested));
  if (["auto", "noufaily", "farrington"].includes(method) && begins.length <= 3 * options.period) {
    lines.push(texts.young(options.period));
  }
  // A fence gives no chance to its bound.
  const hasChance = !methods.some(([used]) => used === "fence");
  lines.push(texts.beyond(tested, beyond, hasChance ? alpha * tested * (falls ? 2 : 1) : null));
  if (methods.some(([used]) => ["c1", "c2", "c3"].includes(used))) lines.push(texts.loud);
  if (fdr && unadjusted < tested) lines.push(texts.adjusted(tested - unadjusted, falseShare));
  if (unadjusted > 0) lines.push(texts.notAdjusted(unadjusted));
  lines.push(texts.least(least_cases, period));
  for (const { name, step } of shifts.slice(0, mostShifts)) {
    const from = begins[step.at]!;
    const until = new Date(from);
    until.setUTCFullYear(until.getUTCFullYear() + yearsBack);
    const words = {
      before: levelWords(step.before),
      after: levelWords(step.after),
      from: periodName("month", from),
      until: periodName("month", until),
    };
    lines.push(texts.unsure(name, words, period));
  }
  if (as_of !== undefined && delay) lines.push(texts.hindsight);
  else if (delay) lines.push(texts.delay(delay, period));
  if (lost > 0) lines.push(texts.map.lost(lost, areas!));
  if (areas !== undefined && alerts > mostListed) lines.push(texts.map.unlisted(mostListed));
  return lines;
}
