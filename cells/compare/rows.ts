import type { ComparedCounts } from "@/lib/methods/temporal/compare-periods";
import type { ComparedWindow } from "@/lib/methods/temporal/comparison-windows";
import { texts, type Verdict } from "./texts";

/** A group and what it is compared with. */
export interface Row {
  group: number;
  window: number;
  now: number;
  before: number;
  expected: number;
  /** Percent; null below 30 cases a period before. */
  change: number | null;
  ratio: number;
  low: number;
  high: number;
  pE: number;
  pC: number;
  p: number;
  pAdjusted: number;
  bursts: number;
  verdict: Verdict;
  sentence: string;
}

/** Below so many cases a percentage says more than the counts do. */
const fewest = 30;
const alpha = 0.05;

/** The rows of each group, those of the total first. */
export function rowsOf(found: ComparedCounts, windows: readonly ComparedWindow[]): Row[] {
  return Array.from({ length: found.groups }, (_, group) =>
    windows.map(({ before: spans }, window): Row => {
      const i = window * found.groups + group;
      const [now, before, expected] = [found.now[i]!, found.before[i]!, found.expected[i]!];
      const pAdjusted = found.pAdjusted[i]!;
      const change = before / spans.length >= fewest ? (100 * (now - expected)) / expected : null;
      return {
        group,
        window,
        now,
        before,
        expected,
        change,
        ratio: found.ratio[i]!,
        low: found.low[i]!,
        high: found.high[i]!,
        pE: found.pE[i]!,
        pC: found.pC[i]!,
        p: found.p[i]!,
        pAdjusted,
        bursts: found.bursts[group]!,
        verdict: pAdjusted > alpha ? "within chance" : now > expected ? "rise" : "fall",
        sentence: texts.sentence(now, expected, change, pAdjusted, found.tests),
      };
    }),
  ).flat();
}

/** Strongest evidence of a change first. */
export const byEvidence = (a: Row, b: Row): number =>
  a.pAdjusted - b.pAdjusted ||
  a.p - b.p ||
  Math.abs(Math.log((b.now + 0.5) / (b.expected + 0.5))) -
    Math.abs(Math.log((a.now + 0.5) / (a.expected + 0.5)));
