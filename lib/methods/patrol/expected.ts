import { sumOf } from "../statistics/sums";
import { MethodProblem } from "../problem";

/** Incidents of places by shift, step by step; a step is a day, a week or any number of whole days. */
export interface PatrolHistory {
  /** Beats × shifts; a place has the number `beat * shifts + shift`. */
  places: number;
  shifts: number;
  /** Days of a step. */
  stepDays: number;
  /** Incidents of each step and place, at `step * places + place`; the earliest step first. */
  counts: Float64Array;
  /** Their weights summed up, in the same order; the counts where incidents weigh alike. */
  harm?: Float64Array;
}

/** For each place, over the whole horizon. */
export interface Expected {
  counts: Float64Array;
  harm: Float64Array;
}

/** Days after which an incident counts half as much for the share of its place. */
const halfLife = 365;

/** So many incidents as the whole shift has them stand beside those of a place, for its harm an incident. */
const shiftIncidents = 100;

/** So many cases an even year would have in the weeks of a season before the season is believed. */
const seasonCases = 30;

const year = 365.25;
const mostYears = 3;

/**
 * Incidents and harm to expect of each beat and shift in the `horizon` steps after the first `origin`
 * steps, from those and nothing later.
 *
 * Share of the place in its shift: incidents that count half after a year, drawn towards the mean of
 * the shift by so much as chance would scatter them (gamma and Poisson by moments; Clayton and Kaldor,
 * Biometrics 43, 1987). Level of the shift: its last whole year, times what the same weeks were of
 * their year, up to three years back where the history has them and thirty cases are to be expected in those weeks. Harm: expected incidents times harm
 * an incident, that of the place with a hundred incidents of the whole shift added (Bühlmann, ASTIN
 * Bulletin 4, 1967), so that a single murder does not make a plan.
 *
 * Chosen on Chicago 2014 to 2016 among nine ways: docs/methods/deployment-score.md. A MethodProblem
 * without a whole step or a place.
 */
export function expectedHarm(history: PatrolHistory, origin: number, horizon: number): Expected {
  const { places, shifts, counts, harm = counts, stepDays } = history;
  if (!(places > 0 && origin >= 1 && counts.length >= origin * places && stepDays > 0)) {
    throw new MethodProblem(
      "There is no whole step of history to expect anything from.",
      "Take a longer history.",
    );
  }
  const rates = decayed(history, counts, origin);
  const weights = harm === counts ? rates : decayed(history, harm, origin);
  const exposure = effectiveSteps(origin, stepDays);
  const expected = { counts: new Float64Array(places), harm: new Float64Array(places) };
  const span = { history, origin, horizon };
  for (let shift = 0; shift < shifts; shift++) {
    const own = drawnToMean(rates, { places, shifts, shift, exposure });
    const [allCounts, allHarm] = [sumShift(rates, shifts, shift), sumShift(weights, shifts, shift)];
    if (allCounts === 0) continue;
    const mean = allHarm / allCounts;
    own.forEach((rate, beat) => {
      const place = beat * shifts + shift;
      const known = rates[place]! * exposure;
      const each = (weights[place]! * exposure + mean * shiftIncidents) / (known + shiftIncidents);
      expected.counts[place] = rate;
      expected.harm[place] = rate * each;
    });
    levelTo(expected.counts, shift, levelOf(counts, shift, span), shifts);
    levelTo(expected.harm, shift, levelOf(harm, shift, span), shifts);
  }
  return harm === counts ? { counts: expected.counts, harm: expected.counts } : expected;
}

function sumShift(values: Float64Array, shifts: number, shift: number): number {
  let sum = 0;
  for (let place = shift; place < values.length; place += shifts) sum += values[place]!;
  return sum;
}

/** Makes the places of a shift sum up to a level. */
function levelTo(values: Float64Array, shift: number, level: number, shifts: number): void {
  const sum = sumShift(values, shifts, shift);
  if (sum === 0) return;
  for (let place = shift; place < values.length; place += shifts) values[place]! *= level / sum;
}

const weightAt = (age: number, stepDays: number) => 2 ** (-(age * stepDays) / halfLife);

/** Weighted mean of each place a step. */
function decayed(
  { places, stepDays }: PatrolHistory,
  values: Float64Array,
  origin: number,
): Float64Array {
  const found = new Float64Array(places);
  let all = 0;
  for (let step = 0; step < origin; step++) {
    const weight = weightAt(origin - step - 0.5, stepDays);
    all += weight;
    const from = step * places;
    for (let place = 0; place < places; place++) found[place]! += weight * values[from + place]!;
  }
  return found.map((each) => each / all);
}

/** Steps of equal weight that would leave a mean as uncertain. */
function effectiveSteps(origin: number, stepDays: number): number {
  let [sum, squares] = [0, 0];
  for (let age = 0.5; age < origin; age++) {
    const weight = weightAt(age, stepDays);
    sum += weight;
    squares += weight * weight;
  }
  return (sum * sum) / squares;
}

/** Rates of the beats of a shift, each between its own and the mean of all. */
function drawnToMean(
  rates: Float64Array,
  {
    places,
    shifts,
    shift,
    exposure,
  }: { places: number; shifts: number; shift: number; exposure: number },
): Float64Array {
  const own = Float64Array.from(
    { length: places / shifts },
    (_, beat) => rates[beat * shifts + shift]!,
  );
  const mean = sumOf(own) / own.length;
  if (own.length < 2 || mean === 0) return own;
  const variance = own.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (own.length - 1);
  const chance = mean / exposure;
  const kept = Math.max(0, variance - chance) / Math.max(variance, chance);
  return own.map((each) => mean + kept * (each - mean));
}

interface SpanOfHistory {
  history: PatrolHistory;
  origin: number;
  horizon: number;
}

/** What a whole shift is to expect in the horizon. */
function levelOf(
  values: Float64Array,
  shift: number,
  { history: { places, shifts, stepDays, counts }, origin, horizon }: SpanOfHistory,
): number {
  const perYear = year / stepDays;
  const rate = (begin: number, end: number, of = values) => {
    const [from, to] = [Math.round(begin), Math.max(Math.round(begin) + 1, Math.round(end))];
    let sum = 0;
    for (let step = from; step < to; step++) {
      for (let place = shift; place < places; place += shifts) sum += of[step * places + place]!;
    }
    return sum / (to - from);
  };
  let [same, whole, cases] = [0, 0, 0];
  for (let back = 1; back <= mostYears; back++) {
    const begin = origin - back * perYear;
    const middle = begin + horizon / 2;
    const [first, last] = [middle - perYear / 2, middle + perYear / 2];
    if (Math.round(first) < 0 || last > origin || begin + horizon > origin) continue;
    same += rate(begin, begin + horizon);
    whole += rate(first, last);
    cases += rate(first, last, counts) * horizon;
  }
  const season = cases >= seasonCases && same > 0 && whole > 0 ? same / whole : 1;
  return rate(Math.max(0, origin - perYear), origin) * season * horizon;
}
