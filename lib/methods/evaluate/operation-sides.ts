import { MethodProblem } from "../problem";
import type { Role } from "./evaluate-operation";
import type { OperationPanel } from "./operation-panel";

/** Areas of one role together. */
export interface Side {
  areas: number;
  before: number;
  after: number;
  earlier: number;
  beforeVariance: number;
  afterVariance: number;
  earlierVariance: number;
  /** By period. */
  series: Float64Array;
}

export type Sides = Record<"treated" | "displacement" | "control", Side>;

/** Sums of the areas of each role. A MethodProblem where the roles do not fit the areas. */
export function sidesOf(panel: OperationPanel, roles: readonly Role[]): Sides {
  if (roles.length !== panel.areas) {
    throw new MethodProblem(`${panel.areas} areas have ${roles.length} roles.`);
  }
  const of = (role: Role): Side => {
    const own = roles.flatMap((each, i) => (each === role ? [i] : []));
    const sum = (values: Float64Array) => own.reduce((all, i) => all + values[i]!, 0);
    return {
      areas: own.length,
      before: sum(panel.before.amounts),
      after: sum(panel.after.amounts),
      earlier: sum(panel.earlier.amounts),
      beforeVariance: sum(panel.before.variances),
      afterVariance: sum(panel.after.variances),
      earlierVariance: sum(panel.earlier.variances),
      series: seriesOf(panel, own),
    };
  };
  return { treated: of("treated"), displacement: of("displacement"), control: of("control") };
}

/** The series of some areas together. */
function seriesOf({ counts, periods }: OperationPanel, some: readonly number[]): Float64Array {
  const size = periods.at.length;
  const series = new Float64Array(size);
  for (const i of some) for (let t = 0; t < size; t++) series[t]! += counts[i * size + t]!;
  return series;
}
