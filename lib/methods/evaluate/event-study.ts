import { MethodProblem } from "../problem";
import { glm } from "../statistics/glm";
import { ratioOf, type Ratio } from "./estimate";

/** Treated beside control in one period: times as many as in all periods before together. */
export interface EventPeriod {
  ratio: number | null;
  low: number;
  high: number;
}

export interface EventStudy {
  periods: EventPeriod[];
  /** Scatter of the share of the treated before, in units of chance; at least 1. */
  dispersion: number;
  /** Change of treated beside control in a period, before anything was done; null with fewer than four periods. */
  drift: Ratio | null;
}

const fewestPeriods = 4;

/**
 * How treated and control areas moved beside each other, period by period, and whether they drifted
 * apart before anything was done. Two lists of counts of the same periods, the first `before` of which
 * lie before. A MethodProblem where either has no incident before.
 */
export function eventStudy(
  treated: ArrayLike<number>,
  control: ArrayLike<number>,
  at: ArrayLike<number>,
  before: number,
): EventStudy {
  const early = (values: ArrayLike<number>) => Array.from(values).slice(0, before);
  const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
  const [base, usual] = [sum(early(treated)), sum(early(control))];
  if (base === 0 || usual === 0) {
    throw new MethodProblem("The treated or the control areas have no incident before.");
  }
  const both = Array.from(treated, (count, t) => count + control[t]!);
  const known = both.flatMap((count, t) => (count > 0 && t < before ? [t] : []));
  const pick = (values: ArrayLike<number>) => known.map((t) => values[t]!);
  const share = base / (base + usual);
  const scatter = known.reduce((all, t) => {
    const expected = share * both[t]!;
    return all + (treated[t]! - expected) ** 2 / (expected * (1 - share));
  }, 0);
  const dispersion = known.length > 1 ? Math.max(1, scatter / (known.length - 1)) : 1;
  const periods = Array.from(treated, (count, t): EventPeriod => {
    // Half a case more: a logarithm must be a number where one side has none.
    const [own, other] = [count + 0.5, control[t]! + 0.5];
    // A period before is part of what it is compared with; for one after, that is uncertain, too.
    const basis = t < before ? 0 : 1 / base + 1 / usual;
    const error = Math.sqrt(dispersion * (1 / own + 1 / other + basis));
    const { ratio, low, high } = ratioOf(Math.log((own * usual) / (other * base)), error);
    const isEmpty = count === 0 || control[t] === 0;
    return { ratio: isEmpty ? null : ratio, low, high };
  });
  return { periods, dispersion, drift: known.length < fewestPeriods ? null : driftOf() };

  function driftOf(): Ratio | null {
    const trials = pick(both);
    const times = pick(at);
    const fit = glm(pick(treated), [times.map(() => 1), times], { family: "binomial", trials });
    const error = fit.errors[1]! * Math.sqrt(Math.max(1, fit.dispersion));
    return ratioOf(fit.coefficients[1]!, error, { freedom: fit.freedom });
  }
}
