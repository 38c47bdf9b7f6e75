import { MethodProblem } from "../problem";
import { ratioOf, type Ratio } from "./estimate";

/** One entry an area. */
export interface AreaChanges {
  isTreated: readonly boolean[];
  before: ArrayLike<number>;
  after: ArrayLike<number>;
  /** Variances in place of the counts, where what is compared are no counts (harm). */
  beforeVariance?: ArrayLike<number> | undefined;
  afterVariance?: ArrayLike<number> | undefined;
}

export interface DifferenceInDifferences extends Ratio {
  /** In the treated areas after, had they gone as the others. */
  expected: number;
  treated: number;
  control: number;
  /** Standard deviation of the areas' own changes beyond chance, of logarithms. */
  between: number;
  /** Whether the error is that of areas as clusters; with few areas that one is not to be trusted. */
  isClustered: boolean;
  freedom: number;
}

/** Below so many areas on a side the scatter between clusters tells nothing. */
const fewestClusters = 5;

/**
 * Difference in differences of counts: Poisson regression with a level for each area and each period
 * and one effect for treated areas after, of which the estimate is the ratio of the ratios of
 * the sums. Its error: that of clusters (areas) where there are five on each side, and at least that of
 * areas that change by themselves as much as areas are seen to do (random effects). A single treated
 * area has no scatter of its own, so that clusters would make it certain. A MethodProblem without
 * areas or incidents on a side.
 * Sources: Angrist and Pischke, Mostly Harmless Econometrics (2009), 5.2; Bertrand, Duflo and
 * Mullainathan, Quarterly J. Economics 119 (2004) for two spans; Conley and Taber, Review of Economics
 * and Statistics 93 (2011) for few treated; DerSimonian and Laird, Controlled Clinical Trials 7 (1986).
 */
export function differenceInDifferences(areas: AreaChanges): DifferenceInDifferences {
  const { isTreated, before, after } = areas;
  const own = (side: boolean) =>
    isTreated.flatMap((is, i) => (is === side && before[i]! + after[i]! > 0 ? [i] : []));
  const sides = [own(true), own(false)] as const;
  const [inside, outside] = [sumsOf(areas, sides[0]), sumsOf(areas, sides[1])];
  const four = [...inside, ...outside];
  if (inside[0] + inside[1] === 0 || outside[0] + outside[1] === 0) {
    throw new MethodProblem(
      "The treated or the control areas have no incident, before or after.",
      "Take longer spans, more areas or more types of incident.",
    );
  }
  // Half a case more where one is 0: its logarithm must be a number.
  const isThin = four.includes(0);
  const [t0, t1, c0, c1] = four.map((count) => (isThin ? count + 0.5 : count)) as Four;
  const variances = [areas.beforeVariance ?? before, areas.afterVariance ?? after] as const;
  const perCase = sides.map((own) => {
    const counted = sumOf(before, own) + sumOf(after, own);
    return (sumOf(variances[0], own) + sumOf(variances[1], own)) / counted;
  });
  const between = betweenAreas(areas, sides, perCase);
  const chance = perCase[0]! * (1 / t0 + 1 / t1) + perCase[1]! * (1 / c0 + 1 / c1);
  const concentration = sides.reduce((all, side) => {
    const total = sumOf(before, side) + sumOf(after, side);
    return all + side.reduce((sum, i) => sum + ((before[i]! + after[i]!) / total) ** 2, 0);
  }, 0);
  const byModel = chance + between ** 2 * concentration;
  const isClustered = sides.every(({ length }) => length >= fewestClusters) && !isThin;
  const byClusters = isClustered
    ? clustered(areas, sides[0], t0, t1) + clustered(areas, sides[1], c0, c1)
    : 0;
  const freedom = Math.max(1, sides[0].length + sides[1].length - 2);
  const logarithm = Math.log((t1 * c0) / (t0 * c1));
  const error = Math.sqrt(Math.max(byModel, byClusters));
  return {
    ...ratioOf(logarithm, error, { freedom }),
    expected: (t0 * c1) / c0,
    treated: sides[0].length,
    control: sides[1].length,
    between,
    isClustered: byClusters > byModel,
    freedom,
  };
}

type Four = [number, number, number, number];

const sumsOf = ({ before, after }: AreaChanges, some: readonly number[]): [number, number] => [
  sumOf(before, some),
  sumOf(after, some),
];

const sumOf = (values: ArrayLike<number>, some: readonly number[]) =>
  some.reduce((sum, i) => sum + values[i]!, 0);

/** Sandwich of areas as clusters: the sum of squares of what each adds to the logarithm. */
function clustered(
  { before, after }: AreaChanges,
  own: readonly number[],
  early: number,
  late: number,
): number {
  const sum = own.reduce((all, i) => all + (after[i]! / late - before[i]! / early) ** 2, 0);
  return (sum * own.length) / (own.length - 1);
}

/** Scatter of the logarithms of changes on each side, beyond that of chance. */
function betweenAreas(
  { before, after }: AreaChanges,
  sides: readonly (readonly number[])[],
  perCase: readonly number[],
): number {
  let [scatter, freedom, scale] = [0, 0, 0];
  sides.forEach((own, side) => {
    if (own.length < 2) return;
    const changes = own.map((i) => Math.log((after[i]! + 0.5) / (before[i]! + 0.5)));
    const weights = own.map(
      (i) => 1 / (perCase[side]! * (1 / (before[i]! + 0.5) + 1 / (after[i]! + 0.5))),
    );
    const total = weights.reduce((sum, each) => sum + each, 0);
    const mean = changes.reduce((sum, each, k) => sum + weights[k]! * each, 0) / total;
    scatter += changes.reduce((sum, each, k) => sum + weights[k]! * (each - mean) ** 2, 0);
    scale += total - weights.reduce((sum, each) => sum + each * each, 0) / total;
    freedom += own.length - 1;
  });
  return scale > 0 ? Math.sqrt(Math.max(0, (scatter - freedom) / scale)) : 0;
}
