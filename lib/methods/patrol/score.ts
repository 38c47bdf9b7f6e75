import { MethodProblem } from "../problem";
import {
  blockIntervals,
  type RatioInterval,
  type RatioOverTime,
} from "../statistics/block-bootstrap";
import { sumBetween } from "../statistics/sums";
import {
  concentrated,
  insideShare,
  mostReached,
  reachedShare,
  type Pools,
  type Worth,
} from "./score-strategies";

/** Steps that a plan is made for: from the first one, known until the step before, to before the last. */
export interface ScoreWindow {
  from: number;
  end: number;
}

export interface ScoreProblem extends Pools, Worth {
  /** Incidents of each step and place, `step * places + place`, the earliest step first. */
  crime: Float64Array;
  /** The same weighted by harm. */
  harm: Float64Array;
  /** Pools and limits of a window, where they are not the same in all. */
  poolsAt?(window: ScoreWindow): Pools;
}

/** A way to give units to places for a window, from what was known before it. */
export interface Strategy {
  name: string;
  units(window: ScoreWindow): ArrayLike<number> | Promise<ArrayLike<number>>;
}

/** What share of what came: of all windows together, and of each. */
export interface Share extends RatioInterval {
  /** Null where nothing came. */
  windows: readonly (number | null)[];
}

interface StrategyScore {
  name: string;
  /** Of incidents and harm: those at places and hours with a unit on duty. */
  crimeInside: Share;
  harmInside: Share;
  /** And those that units reach, each further one of a place less. */
  crimeReached: Share;
  harmReached: Share;
}

export type Verdict = "better" | "no better" | "worse";

/** The first strategy less another one, of the harm reached. */
interface ScoreGain extends RatioInterval {
  against: string;
  /** Better or worse only where the interval leaves 0 out; null where there are too few steps to tell. */
  verdict: Verdict | null;
}

export interface PlanScore {
  /** In the order given; the hindsight optimum last. */
  strategies: StrategyScore[];
  /** The first strategy against each other but hindsight. */
  gains: ScoreGain[];
  /** What hindsight reaches more than the first strategy. */
  regret: RatioInterval;
}

export const hindsight = "hindsight";

const measures = ["crimeInside", "harmInside", "crimeReached", "harmReached"] as const;

/**
 * Windows of `horizon` steps that follow each other up to the end, as many as asked for and as leave
 * `least` steps before the first one.
 */
export function scoreWindows(
  steps: number,
  { origins, horizon, least }: { origins: number; horizon: number; least: number },
): ScoreWindow[] {
  const count = Math.max(0, Math.min(origins, Math.floor((steps - least) / horizon)));
  return Array.from({ length: count }, (_, i) => {
    const from = steps - (count - i) * horizon;
    return { from, end: from + horizon };
  });
}

/**
 * Strategies on the past: each gives its units for each window from what was known before it, and is
 * judged by what came. Hindsight knows it, and is the best that each figure could be with the same
 * units within the limits of the pools, which a strategy need not keep: most inside for the shares inside, most reached for the shares reached. All are judged on the
 * same steps, so that the differences are paired; the first strategy is compared with the others.
 *
 * A `MethodProblem` without a window or where no incident came. Source of the form: rolling origins,
 * Tashman, International Journal of Forecasting 16 (2000).
 */
export async function scorePlans(
  problem: ScoreProblem,
  strategies: readonly Strategy[],
  windows: readonly ScoreWindow[],
  { seed, progress }: { seed: number; progress?(done: number): void },
): Promise<PlanScore> {
  const { crime, harm, effect, full } = problem;
  if (windows.length === 0 || strategies.length === 0) {
    throw new MethodProblem(
      "The history is too short to try a plan on the past.",
      "Take a longer history or a shorter time that a plan is made for.",
    );
  }
  const steps = windows.reduce((sum, { from, end }) => sum + end - from, 0);
  const lists = () => Object.fromEntries(measures.map((each) => [each, new Float64Array(steps)]));
  const names = [...strategies.map(({ name }) => name), hindsight];
  const met = names.map(lists) as Record<Measure, Float64Array>[];
  const all = { crime: new Float64Array(steps), harm: new Float64Array(steps) };
  const begins: number[] = [];
  let at = 0;
  for (const [w, window] of windows.entries()) {
    begins.push(at);
    const pools = problem.poolsAt?.(window) ?? problem;
    const places = pools.pool.length;
    const plans: Record<Measure, Float64Array>[] = [];
    for (const [s, strategy] of strategies.entries()) {
      const units = await strategy.units(window);
      const inside = Float64Array.from(units, (each) => insideShare(each, full));
      const reached = Float64Array.from(units, (each) => reachedShare(each, effect));
      plans.push({
        ...{ crimeInside: inside, harmInside: inside },
        ...{ crimeReached: reached, harmReached: reached },
      });
      progress?.((w + (s + 1) / strategies.length) / windows.length);
    }
    const came = [crime, harm].map((values) => sumSteps(values, places, window));
    const [mostInside, most] = [
      came.map((values) =>
        concentrated(pools, values, full).map((each) => insideShare(each, full)),
      ),
      came.map((values) =>
        mostReached(pools, values, effect).map((each) => reachedShare(each, effect)),
      ),
    ];
    plans.push({
      ...{ crimeInside: mostInside[0]!, harmInside: mostInside[1]! },
      ...{ crimeReached: most[0]!, harmReached: most[1]! },
    });
    for (let step = window.from; step < window.end; step++, at++) {
      for (let place = 0; place < places; place++) {
        const [n, h] = [crime[step * places + place]!, harm[step * places + place]!];
        if (n === 0 && h === 0) continue;
        all.crime[at]! += n;
        all.harm[at]! += h;
        plans.forEach((plan, p) => {
          for (const measure of measures) {
            met[p]![measure][at]! += plan[measure][place]! * (isHarm(measure) ? h : n);
          }
        });
      }
    }
  }
  if (!all.crime.some((each) => each > 0)) {
    throw new MethodProblem("No incident came in the time that plans are tried on.");
  }
  return judge({ names, met, all, begins, seed });
}

type Measure = (typeof measures)[number];
const isHarm = (measure: Measure) => measure === "harmInside" || measure === "harmReached";

interface Met {
  names: readonly string[];
  met: readonly Record<Measure, Float64Array>[];
  all: { crime: Float64Array; harm: Float64Array };
  begins: readonly number[];
  seed: number;
}

/** All ratios are drawn together, so that what is compared met the same weeks. */
function judge({ names, met, all, begins, seed }: Met): PlanScore {
  const plain = met.flatMap((own) =>
    measures.map((each): RatioOverTime => ({
      above: own[each],
      below: isHarm(each) ? all.harm : all.crime,
    })),
  );
  const first = met[0]!.harmReached;
  const gains = met.slice(1).map(({ harmReached }): RatioOverTime => ({
    above: first.map((each, i) => each - harmReached[i]!),
    below: all.harm,
  }));
  const intervals = blockIntervals([...plain, ...gains], { seed });
  const windowsOf = ({ above, below }: RatioOverTime) =>
    begins.map((from, w) => {
      const end = begins[w + 1] ?? below.length;
      const [part, whole] = [sumBetween(above, from, end), sumBetween(below, from, end)];
      return whole > 0 ? part / whole : null;
    });
  const strategies = names.map((name, s) => {
    const of = (measure: Measure): Share => {
      const at = s * measures.length + measures.indexOf(measure);
      return { ...withinShares(intervals[at]!), windows: windowsOf(plain[at]!) };
    };
    return {
      name,
      crimeInside: of("crimeInside"),
      harmInside: of("harmInside"),
      crimeReached: of("crimeReached"),
      harmReached: of("harmReached"),
    };
  });
  const found = intervals.slice(plain.length);
  const { ratio, low, high } = found.at(-1)!;
  return {
    strategies,
    gains: found.slice(0, -1).map((gain, i) => ({
      against: names[i + 1]!,
      ...gain,
      verdict: verdictOf(gain),
    })),
    regret: { ratio: -ratio, low: high === null ? null : -high, high: low === null ? null : -low },
  };
}

const withinShares = ({ ratio, low, high }: RatioInterval): RatioInterval => ({
  ratio,
  low: low === null ? null : Math.max(0, low),
  high: high === null ? null : Math.min(1, high),
});

/** Shares that differ by rounding alone are alike. */
const nothing = 1e-9;

function verdictOf({ low, high }: RatioInterval): Verdict | null {
  if (low === null || high === null) return null;
  return low > nothing ? "better" : high < -nothing ? "worse" : "no better";
}

/** Values of the steps from one to before another summed up by place. */
export function sumSteps(
  values: Float64Array,
  places: number,
  { from, end }: ScoreWindow,
): Float64Array {
  const sums = new Float64Array(places);
  for (let step = from; step < end; step++) {
    for (let place = 0; place < places; place++) sums[place]! += values[step * places + place]!;
  }
  return sums;
}
