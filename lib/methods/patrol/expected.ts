import { MethodProblem } from "../problem";
import { scatteredQuantile } from "../statistics/negative-binomial";

/** Incidents by beat and shift in blocks of days that follow each other, the oldest first. */
export interface History {
  beats: number;
  shifts: number;
  blocks: number;
  /** Days of a block. */
  days: number;
  /** Incidents: `counts[(block * beats + beat) * shifts + shift]`; 0 or more. */
  counts: Float64Array;
  /** The same weighted by harm. */
  harm: Float64Array;
}

export interface ExpectedOptions {
  /** Days that the plan is for. */
  ahead: number;
  /** Days after which an incident says half as much; Infinity for all alike. */
  halfLife: number;
  /** Each beat-shift is drawn towards what its beat and its shift would make it; without, its own mean. */
  smooth: boolean;
}

/** What is expected of each beat-shift in the days ahead, at `beat * shifts + shift`. */
export interface Expected {
  incidents: Float64Array;
  /** Between these the count lies in four of five periods, as far as the model holds. */
  low: Float64Array;
  high: Float64Array;
  harm: Float64Array;
  /** Share of its own past in the expectation; the rest is the pattern of its beat and its shift. */
  own: Float64Array;
}

/** Cases that a beat-shift's own harm a case has to bring up against that of its shift. */
const priorCases = 5;

/**
 * Expected incidents and harm by beat and shift: counts are Poisson with rates that scatter by a gamma
 * distribution around (rate of the beat) × (share of the shift); its shape by moments over all
 * beat-shifts. Incidents weigh half as much for each half-life that has passed.
 * Source: Clayton and Kaldor, Empirical Bayes estimates of age-standardized relative risks, Biometrics 43 (1987).
 */
export function expectedOf(
  { beats, shifts, blocks, days, counts, harm }: History,
  { ahead, halfLife, smooth }: ExpectedOptions,
): Expected {
  if (blocks < 1) throw new MethodProblem("There is no whole block of days to learn from.");
  const places = beats * shifts;
  const [count, weight] = [new Float64Array(places), new Float64Array(places)];
  let [exposure, squares] = [0, 0];
  for (let block = 0; block < blocks; block++) {
    const passed = (blocks - block - 0.5) * days;
    const share = halfLife === Infinity ? 1 : 0.5 ** (passed / halfLife);
    exposure += share;
    squares += share * share;
    for (let place = 0; place < places; place++) {
      count[place]! += share * counts[block * places + place]!;
      weight[place]! += share * harm[block * places + place]!;
    }
  }
  // A sum of weighted counts scatters as this many times fewer counts of weight 1.
  const scale = squares / exposure;
  const independent = margins(count, beats, shifts);
  const shape = smooth ? shapeOf(count, independent, scale) : 0;
  const perCase = harmPerCase(count, weight, scale, shifts);
  const steps = ahead / days / exposure;
  const result: Expected = {
    incidents: new Float64Array(places),
    low: new Float64Array(places),
    high: new Float64Array(places),
    harm: new Float64Array(places),
    own: new Float64Array(places),
  };
  for (let place = 0; place < places; place++) {
    const [own, prior] = [count[place]! / scale, independent[place]! / scale];
    const share = shape === Infinity || (prior === 0 && shape > 0) ? 0 : prior / (prior + shape);
    const kept = shape === 0 ? 1 : share;
    const mean = (kept * own + (1 - kept) * prior) * scale * steps;
    // Of the gamma distribution after the data: the count scatters around its mean, and the mean itself.
    const certainty = shape === Infinity ? Infinity : shape + own;
    const dispersion = certainty > 0 ? 1 + mean / certainty : 1;
    result.incidents[place] = mean;
    result.low[place] = scatteredQuantile(0.1, { mean, dispersion });
    result.high[place] = scatteredQuantile(0.9, { mean, dispersion });
    result.harm[place] = mean * perCase[place]!;
    result.own[place] = kept;
  }
  return result;
}

/** What each beat-shift would have if every beat had the shifts of all. */
function margins(count: Float64Array, beats: number, shifts: number): Float64Array {
  const [byBeat, byShift] = [new Float64Array(beats), new Float64Array(shifts)];
  let all = 0;
  count.forEach((each, place) => {
    byBeat[Math.floor(place / shifts)]! += each;
    byShift[place % shifts]! += each;
    all += each;
  });
  return count.map((_, place) =>
    all === 0 ? 0 : (byBeat[Math.floor(place / shifts)]! * byShift[place % shifts]!) / all,
  );
}

/** Shape of the gamma distribution by moments; Infinity where counts differ no more than by chance. */
function shapeOf(count: Float64Array, prior: Float64Array, scale: number): number {
  let [beyond, square] = [0, 0];
  count.forEach((each, place) => {
    const mean = prior[place]! / scale;
    beyond += (each / scale - mean) ** 2 - mean;
    square += mean * mean;
  });
  return beyond > 0 ? square / beyond : Infinity;
}

/** Harm of a case, drawn towards that of the shift where there are few cases. */
function harmPerCase(
  count: Float64Array,
  weight: Float64Array,
  scale: number,
  shifts: number,
): Float64Array {
  const [cases, harm] = [new Float64Array(shifts), new Float64Array(shifts)];
  count.forEach((each, place) => {
    cases[place % shifts]! += each;
    harm[place % shifts]! += weight[place]!;
  });
  return count.map((each, place) => {
    const shift = place % shifts;
    const usual = cases[shift]! > 0 ? harm[shift]! / cases[shift]! : 1;
    return (weight[place]! / scale + priorCases * usual) / (each / scale + priorCases);
  });
}

/** The history before a block: what was known when it began. */
export function historyBefore(history: History, block: number): History {
  const size = history.beats * history.shifts * block;
  return {
    ...history,
    blocks: block,
    counts: history.counts.subarray(0, size),
    harm: history.harm.subarray(0, size),
  };
}
