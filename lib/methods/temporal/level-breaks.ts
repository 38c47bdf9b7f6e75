import { passingOf, type Passing } from "./level-passing";
import { fitLevelModel, seasonColumns, type LevelModel } from "./level-model";
import { isLarge, stepAt, type LevelStep } from "./level-step";
import { poissonBreaks } from "./poisson-breaks";
import { checkCounts, type Series } from "./series";

export interface LevelBreaksOptions {
  /** Steps that a new level must last: half of the longest season, and at least six, when not given. */
  lasting?: number;
  /** What a break must gain in twice the log-likelihood, in dispersions times ln n. */
  strictness?: number;
}

export interface LevelBreaks {
  /** Changes of level that lasted, ascending. */
  breaks: LevelStep[];
  /** Lows and highs that passed, ascending; `open` when the series ends before it can be told. */
  passing: Passing[];
  /** Level of each step without season, lows and highs that passed set aside. */
  level: Float64Array;
  /** Season of each step as a factor, 1 on average. */
  season: Float64Array;
  /** What level, season and trend let expect at each step. */
  expected: Float64Array;
  /** Counts vary so many times as much as Poisson ones about what is expected, at least 1. */
  dispersion: number;
  /** What a further break had to gain in twice the log-likelihood. */
  penalty: number;
  lasting: number;
}

/** See docs/methods/trend.md for the rate of false alarms that it gives. */
const usualStrictness = 3;
/** A level that changes by less than this many standard errors beside it is a slope. */
const abrupt = 2.5;
/** Fewer cases than this for each figure of a season tell no season. */
const casesAWave = 5;
const rounds = 6;
/** Times that short spells are looked for, those found before set aside. */
const passes = 3;

/**
 * Where a series of counts changes its level for good, and where only for a while, its season and a
 * straight trend of the logarithm taken out. `period` is the number of steps of its season, or of
 * several: 12 months, 52.18 weeks, 1 for none; one that does not fit in twice is left out. A break is
 * where recording or the law may have changed: no forecast should be made over it as if nothing had
 * been. A MethodProblem when a step is not a count or the series is too short for two levels that last.
 * Source: docs/methods/trend.md; Killick, Fearnhead and Eckley, JASA 107 (2012) for the search.
 */
export function levelBreaks(
  series: Series,
  period: number | readonly number[],
  options: LevelBreaksOptions = {},
): LevelBreaks {
  const n = series.length;
  const periods = [period].flat().filter((each) => each >= 2 && 2 * each <= n);
  const longest = Math.max(1, ...[period].flat());
  const lasting = options.lasting ?? Math.max(6, Math.round(longest / 2));
  checkCounts(series, 2 * lasting, "Looking for a change of level");
  const counts = Float64Array.from(series);
  const cases = counts.reduce((sum, each) => sum + each, 0);
  const waves = periods.flatMap((each) => seasonColumns(n, each));
  const season = cases >= casesAWave * waves.length ? waves : [];
  const strictness = (options.strictness ?? usualStrictness) * Math.log(n);
  const find = (aside: Uint8Array, least: number) =>
    search({ counts, aside, season, strictness, least });
  let aside = new Uint8Array(n);
  let rough = find(aside, 1);
  if (rough === null) return unmoved(counts, lasting);
  // A wild spell hides lesser ones: it bends the season and widens what seems usual.
  for (let pass = 0; pass < passes; pass++) {
    const more = withShortSpells(aside, rough.starts, lasting);
    if (more.join() === aside.join()) break;
    aside = more;
    rough = find(aside, 1) ?? rough;
  }
  const spells = runsOf(aside);
  // Where nothing stands out, no longer levels do.
  const fine = rough.starts.length === 0 ? rough : (find(aside, lasting) ?? rough);
  const starts = fine.starts.map((start) => placed(start, spells, counts, fine.model));
  const { steps, model } = onlyAbrupt({ ...fine, starts }, { counts, aside, season, lasting });
  const expected = expectedOf(counts, model, steps, aside);
  return {
    breaks: steps,
    passing: passingOf(counts, expected, spells, model.dispersion),
    level: expected.map((each, t) => each / model.season[t]!),
    season: model.season,
    expected,
    dispersion: model.dispersion,
    penalty: fine.penalty,
    lasting,
  };
}

interface SearchInput {
  counts: Float64Array;
  aside: Uint8Array;
  season: readonly Float64Array[];
  /** Penalty of a break in dispersions. */
  strictness: number;
  least: number;
}

interface SearchFound {
  starts: number[];
  model: LevelModel;
  penalty: number;
}

/** Breaks and model in turn, from a level that drifts and from one that does not: the cheaper of both. */
function search(input: SearchInput): SearchFound | null {
  const found = [false, true].flatMap((withTrend) => settle(input, withTrend) ?? []);
  if (found.length === 0) return null;
  const penalty = Math.max(...found.map((each) => each.penalty));
  const price = ({ starts, model }: SearchFound) =>
    model.deviance + penalty * (starts.length + (model.slope === 0 ? 0 : 0.5));
  return found.reduce((best, each) => (price(each) < price(best) ? each : best));
}

function settle(
  { counts, aside, season, strictness, least }: SearchInput,
  withTrend: boolean,
): SearchFound | null {
  const own = counts.map((each, t) => (aside[t] ? 0 : each));
  const first = fitLevelModel(counts, { starts: [], season, withTrend, aside });
  if (first === null) return null;
  let model: LevelModel = first;
  let penalty = strictness * scatter(counts, model, aside);
  let starts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { exposure } = model;
    const next = poissonBreaks(own, { penalty, minSegment: least, exposure }).starts;
    const fitted = fitLevelModel(counts, { starts: next, season, withTrend, aside });
    if (fitted === null) break;
    const same = next.join() === starts.join();
    [starts, model] = [next, fitted];
    if (same && round > 0) break;
    penalty = strictness * scatter(counts, model, aside);
  }
  return { starts, model, penalty };
}

/** Share of the largest jumps that do not count, and what the others are of all for normal residuals. */
const trimmed = 0.05;
const left = 0.759;

/** Dispersion from step to step, which a change of level hardly touches. At least 1. */
function scatter(counts: Float64Array, model: LevelModel, aside: Uint8Array): number {
  const residuals: number[] = [];
  counts.forEach((count, t) => {
    const mean = model.fitted[t]!;
    if (!aside[t] && mean > 0) residuals.push((count - mean) / Math.sqrt(mean));
  });
  if (residuals.length < 4) return 1;
  const jumps = residuals.slice(1).map((each, i) => (each - residuals[i]!) ** 2 / 2);
  jumps.sort((a, b) => a - b);
  const kept = jumps.slice(0, Math.ceil((1 - trimmed) * jumps.length));
  const short = kept.reduce((sum, each) => sum + each, 0) / jumps.length / left;
  return Math.max(1, short);
}

/** Steps aside, and those of levels that last less than `lasting` steps, next to each other not more than that. */
function withShortSpells(
  aside: Uint8Array<ArrayBuffer>,
  starts: readonly number[],
  lasting: number,
): Uint8Array<ArrayBuffer> {
  const more = aside.slice();
  const ends = [...starts, aside.length];
  ends.forEach((to, i) => {
    const from = i === 0 ? 0 : starts[i - 1]!;
    if (to - from < lasting) more.fill(1, from, to);
  });
  for (const [from, to] of runsOf(more)) if (to - from >= lasting) more.fill(0, from, to);
  return more;
}

/** First step of each run of ones, and the one after its last. */
function runsOf(flags: Uint8Array): [from: number, to: number][] {
  const runs: [number, number][] = [];
  flags.forEach((flag, t) => {
    if (flag && flags[t - 1]) runs.at(-1)![1] = t + 1;
    else if (flag) runs.push([t, t + 1]);
  });
  return runs;
}

/** A new level that starts beside a low or high that passed: before or after it, whichever is likelier. */
function placed(
  start: number,
  spells: readonly (readonly [number, number])[],
  counts: Float64Array,
  { fitted, season }: LevelModel,
): number {
  const spell = spells.find(([from, to]) => from <= start && start <= to);
  if (!spell || spell[0] === 0 || spell[1] >= counts.length) return start;
  const [from, to] = spell;
  const levels = [from - 1, to].map((t) => fitted[t]! / season[t]!) as [number, number];
  let gain = 0;
  for (let t = from; t < to; t++) {
    const [before, after] = levels.map((level) => {
      const mean = Math.max(0.5, level * season[t]!);
      return counts[t]! * Math.log(mean) - mean;
    }) as [number, number];
    gain += after - before;
  }
  return gain > 0 ? from : to;
}

interface Setting {
  counts: Float64Array;
  aside: Uint8Array;
  season: readonly Float64Array[];
  lasting: number;
}

/** Takes out breaks too small to matter and those that a slope explains as well, the weakest first. */
function onlyAbrupt({ starts, model }: SearchFound, setting: Setting) {
  const { counts, aside, season } = setting;
  for (let kept = starts; ;) {
    const withTrend = model.slope !== 0 || kept !== starts;
    const current = fitLevelModel(counts, { starts: kept, season, withTrend, aside });
    if (current === null) return { steps: [], model };
    const steps = kept
      .map((_, i) => stepAt(kept, i, { ...setting, model: current }))
      .map((step) => (isLarge(step) ? step : { ...step, strength: 0 }));
    const weakest = steps.reduce<LevelStep | null>(
      (least, each) => (least && least.strength <= each.strength ? least : each),
      null,
    );
    if (weakest === null || weakest.strength >= abrupt) return { steps, model: current };
    kept = kept.filter((start) => start !== weakest.at);
  }
}

/** Also where steps are set aside: the level that lasts there. */
function expectedOf(
  counts: Float64Array,
  model: LevelModel,
  steps: readonly LevelStep[],
  aside: Uint8Array,
): Float64Array {
  const n = counts.length;
  const ends = [...steps.map(({ at }) => at), n];
  const expected = new Float64Array(n);
  ends.forEach((to, i) => {
    const from = i === 0 ? 0 : ends[i - 1]!;
    let [sum, exposed] = [0, 0];
    for (let t = from; t < to; t++) {
      if (aside[t]) continue;
      sum += counts[t]!;
      exposed += model.exposure[t]!;
    }
    for (let t = from; t < to; t++) {
      const drift = Math.exp(model.slope * (t - n / 2));
      expected[t] = exposed > 0 ? (sum / exposed) * model.season[t]! * drift : 0;
    }
  });
  return expected;
}

/** A series without any case, or one that no model fits: nothing is found. */
function unmoved(counts: Float64Array, lasting: number): LevelBreaks {
  const mean = counts.reduce((sum, each) => sum + each, 0) / counts.length;
  return {
    breaks: [],
    passing: [],
    level: counts.map(() => mean),
    season: counts.map(() => 1),
    expected: counts.map(() => mean),
    dispersion: 1,
    penalty: 0,
    lasting,
  };
}
