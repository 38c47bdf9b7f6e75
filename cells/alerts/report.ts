import { texts as temporalTexts } from "@/cells/temporal/texts";
import type { FindInput, Found } from "./find";
import type { AlertsParams } from "./params";
import { texts } from "./texts";
import type { AlertsView } from "./view-data";

/** What a series is called: its values of the columns that tell it apart. */
export const nameOf = (key: readonly string[]): string =>
  key.length === 0 ? temporalTexts.all : key.map((value) => value.trim()).join(" · ");

export function findingsOf(
  { alerts, acknowledged, tested, listed }: Found,
  { rows, period, begins, fdr }: AlertsView,
  { false_share, alpha, falls }: AlertsParams,
): string[] {
  const begin = begins.at(-1)!;
  const how = fdr ? texts.byFdr(false_share) : texts.byAlpha(alpha);
  if (tested === 0) return [];
  if (alerts === 0) return [texts.none(tested, period, begin, how, falls)];
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

export function provenanceOf(
  { short, tested, beyond, methods }: Found,
  { method, alpha, period, least_cases }: AlertsParams,
  { fdr, falseShare, options }: FindInput,
): string[] {
  const lines: string[] = [];
  if (short > 0) lines.push(texts.short(short));
  lines.push(texts.used(methods, tested));
  if (["auto", "noufaily", "farrington"].includes(method) && isYoung(methods)) {
    lines.push(texts.young(options.period));
  }
  lines.push(
    fdr
      ? texts.adjusted(tested, beyond, alpha, falseShare)
      : texts.unadjusted(tested, beyond, alpha),
  );
  lines.push(texts.least(least_cases, period));
  return lines;
}

const isYoung = (methods: Found["methods"]) =>
  !methods.some(([method]) => method === "noufaily" || method === "farrington");
