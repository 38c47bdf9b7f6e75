import { expectedHarm } from "@/lib/methods/patrol/expected";
import { planDeployment } from "@/lib/methods/patrol/plan";
import { scorePlans, type PlanScore, type ScoreWindow } from "@/lib/methods/patrol/score";
import {
  concentrated,
  equalSplit,
  inProportion,
  mostReached,
} from "@/lib/methods/patrol/score-strategies";
import { quartersOf, shiftCount, shiftOf, sumDays, type Panel } from "./chicago";

const effect = 0.4;
const year = 365;
export const totals = [30, 60, 120];

/** Plans for each quarter of 2017 from the days before it, against other ways to share the same units. */
export function scoreChicago(panel: Panel, total: number): Promise<PlanScore> {
  const { places, counts } = panel;
  const units = Array.from({ length: shiftCount }, () => total / shiftCount);
  const problem = {
    ...{ pool: shiftOf(places), units, effect, full: 1 },
    ...{ crime: counts, harm: panel.harm },
  };
  const quarters = quartersOf(2017);
  const expected = ({ from, end }: ScoreWindow) => expectedHarm(panel, from, end - from).harm;
  const before = (values: Float64Array, { from }: ScoreWindow) =>
    sumDays(values, places, { from: from - year, end: from });
  const planned = (share: number) => async (window: ScoreWindow) => {
    const round = quarters.findIndex(({ from }) => from === window.from);
    const plan = await planDeployment(
      { beats: places / shiftCount, shifts: shiftCount, value: expected(window), units },
      { goal: "return", effect, explore: { share, round } },
      { seed: 1 },
    );
    return plan.units;
  };
  return scorePlans(
    problem,
    [
      { name: "plan", units: planned(0) },
      { name: "plan, 10 % exploring", units: planned(0.1) },
      {
        name: "concentrated: one unit each",
        units: (window) => concentrated(problem, expected(window), 1),
      },
      {
        name: "plan by the harm of last year",
        units: (window) => mostReached(problem, before(panel.harm, window), effect),
      },
      {
        name: "history: as the incidents of last year",
        units: (window) => inProportion(problem, before(counts, window)),
      },
      { name: "equal split", units: () => equalSplit(problem) },
    ],
    quarters,
    { seed: 1 },
  );
}
