import type { AreaRate, Performance } from "./compute";
import { limits } from "./compute";
import { ages } from "./pendency";
import type { ReadCases } from "./read";
import { registrationExact } from "./reader";
import { texts } from "./texts";

/** An area with fewer cases than this is drawn, and never named. */
const fewest = 30;
const telling = 0.05;
const { finding, provenance: told } = texts;

/** Outside what chance and the usual differences leave, after adjustment for all tests. */
export const isCalled = ({ adjusted, cases }: AreaRate): boolean =>
  adjusted < telling && cases >= fewest;

/** One to three sentences: how cases end, who lies outside, how long it takes. */
export function findingsOf(found: Performance, { areas, queries, chosen }: ReadCases): string[] {
  const { rates, summaries, tests, pendency, delays } = found;
  const called = rates.filter(isCalled).toSorted((a, b) => a.adjusted - b.adjusted);
  const compared =
    areas.names.length < 2
      ? finding.alone
      : called.length > 0
        ? finding.outside(
            called.map((rate) => ({ name: said(areas.names[rate.area]!, areas.by), rate })),
            tests,
            chosen.isMixed,
          )
        : finding.inside(areas.names.length, tests, chosen.isMixed);
  return [
    finding.overall(summaries, queries.isTotals ? chosen.count : null),
    compared,
    timesOf(delays, pendency),
  ].filter((each) => each !== "");
}

/** A number alone names nothing: "District 001". */
const said = (name: string, by: readonly string[]): string =>
  /^\d+$/.test(name) ? `${by[0]} ${name}` : name;

function timesOf(delays: Performance["delays"], pendency: Performance["pendency"]): string {
  const all = (kind: string) => delays.find((each) => each.kind === kind && each.area === -1);
  const sheets = (all("charge sheet")?.within ?? []).flatMap((each, i) =>
    each ? [{ limit: limits[i]!, ...each }] : [],
  );
  const late = all("registration");
  const parts = sheets.length > 0 ? [finding.sheets(sheets)] : [];
  if (sheets.length === 0 && late?.median && late.most) {
    parts.push(finding.late(late.median.value, late.most.value, late.exact));
  }
  if (pendency) {
    const months = pendency.ends.length;
    const areas = pendency.open.length / months / ages.length;
    let [open, old] = [0, 0];
    for (let area = 0; area < areas; area++) {
      ages.forEach((_, age) => {
        const count = pendency.open[(area * months + months - 1) * ages.length + age]!;
        open += count;
        if (age === ages.length - 1) old += count;
      });
    }
    parts.push(finding.open(open, old, new Date(pendency.ends.at(-1)! * 86_400_000)));
  }
  return parts.join(" ");
}

export function provenanceOf(
  found: Performance,
  read: ReadCases,
  settled: number,
  guessed: readonly [string, string][],
): string[] {
  const { chosen, words, areas, queries, shares, told: sums, before, provenance, input } = read;
  const { isTotals } = queries;
  const { aside, unknown, young, undated } = sums as Record<string, number>;
  const counted = found.summaries[0]?.cases ?? 0;
  const lines = [
    ...(chosen.dated ? [chosen.dated.words] : []),
    told.cases(counted, sums.total!, isTotals),
  ];
  if (aside! > 0) lines.push(told.aside(aside!));
  if (unknown! > 0) lines.push(told.unknown(unknown!));
  if (before !== null && young! > 0) lines.push(told.young(young!, settled, before));
  if (undated! > 0 && chosen.dated) lines.push(told.undated(undated!));
  if (found.unnamed > 0) lines.push(told.unnamed(found.unnamed, areas.by));
  lines.push(...sourcesOf(read, found));
  if (chosen.status) {
    const strange = words.filter(({ end }) => end === "unknown");
    lines.push(told.words(chosen.status, strange));
  }
  if (guessed.length > 0) lines.push(told.guessed(guessed));
  if (areas.names.length > 1) {
    const hasYear = chosen.dated !== null || chosen.registered !== null;
    lines.push(
      chosen.isMixed
        ? told.mix(chosen.mix, hasYear, chosen.discovered?.column ?? null)
        : told.notMixed,
    );
    lines.push(told.dispersion(found.summaries.filter(({ measure }) => measure !== "discovered")));
    lines.push(told.tests(found.tests));
    if (areas.names.length < 10) lines.push(told.few);
  }
  if (input.delays.length > 0) lines.push(told.delays(settled));
  if (shares.length > 0) lines.push(told.soon(input.watched !== null));
  const registration = input.delays.length > 0 ? registrationExact(chosen, sums) : null;
  const early = registration ? sums[`before_${registration}`]! : 0;
  if (early > 0) lines.push(told.beforeIt(early));
  if (found.curve) lines.push(told.sheets(sums.undated_sheets!));
  if (found.pendency) lines.push(told.open(input.open!.hasEnds, sums.undated_ends!));
  if (found.workload.length > 0) lines.push(told.workload);
  return [...lines, ...provenance];
}

/** What a clearance, a charge sheet and a conviction are here, and how many say so. */
function sourcesOf({ chosen, queries, told: sums }: ReadCases, found: Performance): string[] {
  const { arrest, chargeSheet, conviction, outcomes, status } = chosen;
  const parts = (...all: [string | null | undefined, number | undefined][]): [string, number][] =>
    all
      .flatMap(([source, count]) => (source && count! > 0 ? [[source, count!] as const] : []))
      .map(([source, count]) => [source, count]);
  const eventsOf = (measure: string) =>
    found.summaries.find((each) => each.measure === measure)?.events ?? 0;
  if (queries.isTotals) {
    const columns = [arrest, chargeSheet, conviction].flatMap((each) => each?.name ?? []);
    return [told.totals(columns, chosen.count!)];
  }
  const arrests = parts([arrest?.name, sums.c_arrest], [outcomes?.table.name, sums.o_arrest]);
  const sheets = parts(
    [status, sums.s_sheet],
    [chargeSheet?.name, sums.c_sheet],
    [outcomes?.table.name, sums.o_sheet],
  );
  const convictions = parts(
    [status, sums.s_conviction],
    [conviction?.name, sums.c_conviction],
    [outcomes?.table.name, sums.o_conviction],
  );
  const ways: [string, number][] = [
    ...arrests.map(([source, count]): [string, number] => [told.ways.arrest(source), count]),
    ...(sheets.length > 0
      ? [[told.ways.chargeSheet, eventsOf("charge_sheeted")] as [string, number]]
      : []),
    ...(convictions.length > 0
      ? [[told.ways.conviction, eventsOf("convicted")] as [string, number]]
      : []),
  ];
  return [
    ...(ways.length > 0 ? [told.clearance(ways)] : []),
    ...(sheets.length > 0
      ? [told.sources(told.chargeSheeted, sheets, eventsOf("charge_sheeted"))]
      : []),
    ...(convictions.length > 0
      ? [told.sources(told.convicted, convictions, eventsOf("convicted"))]
      : []),
  ];
}
