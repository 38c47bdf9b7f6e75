import type { Mismatch } from "@/lib/methods/patrol/mismatch";
import type { DutyMatchParams } from "./params";
import { texts } from "./texts";
import { toldOf } from "./told";
import type { DutyMatchView } from "./view-data";

const isBare = (flag: Mismatch["flags"][number]) => flag === "no duty" || flag === "almost no duty";

/**
 * Beat-shifts that have more crime than duty, the clearest first: those with enough incidents and next
 * to no duty, then by the lower limit of their ratio.
 */
export function underServed(
  { flags, low }: Mismatch,
  counts: ArrayLike<number>,
  least: number,
): number[] {
  const bare = (at: number) => isBare(flags[at]!) && counts[at]! >= least - 1e-9;
  return Array.from(flags.keys())
    .filter((at) => bare(at) || flags[at] === "under-served")
    .sort(
      (a, b) =>
        Number(bare(b)) - Number(bare(a)) ||
        (bare(a) ? counts[b]! - counts[a]! : low[b]! - low[a]!) ||
        a - b,
    );
}

const telling = 0.05;

/** Comparisons that could be made: there is none where there is no duty. */
const testsOf = ({ p }: Mismatch): number => p.filter((each) => !Number.isNaN(each)).length;

/** One to three sentences: the most crime for its duty, how much is elsewhere, hot hours. */
export function findingsOf(view: DutyMatchView): string[] {
  const { match, counts, options } = view;
  const { cells } = match.levels;
  const under = underServed(cells, counts, options.least);
  const first = under[0];
  const { after, coverage } = match;
  const bare = under.filter((at) => isBare(cells.flags[at]!)).length;
  const flagged = under.filter((at) => cells.flags[at] === "under-served");
  // Without duty there is no test: nothing is adjusted there, and nothing is sure by it.
  const sure = flagged.filter((at) => cells.adjusted[at]! < telling).length;
  const hoover = texts.hoover(
    cells.hoover,
    cells.hooverByChance,
    after && after.levels.cells.hoover,
  );
  const findings = [
    first === undefined
      ? texts.noneUnder(options.limit)
      : Number.isNaN(cells.ratio[first]!)
        ? texts.none(toldOf(view, first))
        : texts.some(
            toldOf(view, first),
            cells.ratio[first]!,
            cells.low[first]!,
            cells.high[first]!,
          ),
    first === undefined
      ? hoover
      : `${texts.under({ bare, flagged: flagged.length, sure, tests: testsOf(cells), all: counts.length }, options.limit)} ${hoover}`,
  ];
  if (coverage) {
    const { pings } = match;
    const minutes = pings?.minutes.reduce((sum, each) => sum + each, 0) ?? 0;
    const visits = pings?.visits.reduce((sum, each) => sum + each, 0) ?? 0;
    findings.push(
      texts.covered(coverage.covered, match.hot.length, after?.coverage?.covered ?? null) +
        (pings ? texts.pinged(minutes, visits) : ""),
    );
  }
  return findings;
}

/** What was used, what was left out and how it was compared. */
export function provenanceOf(
  words: readonly string[],
  { match, counts, options, isWeighted, presence, outlines }: DutyMatchView,
  { size, hot }: DutyMatchParams,
): string[] {
  const lines = [...words];
  const { cells } = match.levels;
  lines.push(texts.ratioWas(isWeighted), texts.tests(testsOf(cells), counts.length));
  lines.push(texts.elsewhere(cells.gini));
  if (match.follows.length > 0) lines.push(texts.follows.method(match.follows.length));
  lines.push(texts.flags(options.limit, options.least));
  if (match.squares > 0) lines.push(texts.hotWere(match.hot.length, match.squares, size, hot));
  if (!presence) lines.push(texts.tooLong);
  if (!outlines) lines.push(texts.noOutlines);
  return lines.map((line) => (line.endsWith(".") ? line : `${line}.`));
}
