import { describe, expect, test } from "vitest";
import { chance, type Chance } from "@/lib/methods/chance";
import { chooseByPrices } from "@/lib/methods/patrol/choose-median";
import { relax } from "@/lib/methods/patrol/median-bound";
import { Choice, costOf, waysOf, type MedianSites } from "@/lib/methods/patrol/median-sites";
import { planDeployment, type PlanProblem } from "@/lib/methods/patrol/plan";

const context = { seed: 1 };

function travelOf(by: Chance, beats: number): Float64Array {
  const at = Array.from({ length: beats }, () => [by.next() * 9, by.next() * 9] as const);
  return Float64Array.from(at.flatMap(([x, y]) => at.map(([u, v]) => Math.hypot(x - u, y - v))));
}

/** Five beats, now and then with kinds of unit, minima, maxima and a duty before. */
function drawn(seed: number): PlanProblem & { travel: Float64Array } {
  const by = chance(seed);
  const [beats, shifts] = [5, 1 + by.below(2)];
  const places = beats * shifts;
  const each = (most: number) => Array.from({ length: places }, () => by.below(most + 1));
  const counts = () => Array.from({ length: shifts }, () => by.below(3));
  const kinds = [0, 1].map((name) => ({
    ...{ name: `kind ${name}`, units: counts() },
    allowed: Array.from({ length: beats }, () => Number(by.next() < 0.6)),
    least: Array.from({ length: places }, () => Number(by.next() < 0.1)),
  }));
  const some = <Value>(value: Value, share: number) => (by.next() < share ? value : undefined);
  return {
    ...{ beats, shifts, travel: travelOf(by, beats), units: counts().map((count) => count + 1) },
    value: Float64Array.from({ length: places }, () => by.below(6)),
    least: some(
      Array.from({ length: places }, () => (by.next() < 0.15 ? 1 + by.below(2) : 0)),
      0.6,
    ),
    most: some(each(2), 0.5),
    kinds: some(kinds, 0.5),
    ...(by.next() < 0.5 ? { previous: each(1), changeCost: by.below(12) } : {}),
  } as PlanProblem & { travel: Float64Array };
}

function* ways(beats: number, left: number): Generator<number[]> {
  if (beats === 0) return yield [];
  for (let count = 0; count <= left; count++)
    for (const rest of ways(beats - 1, left - count)) yield [count, ...rest];
}

/** Least that a shift can cost, all ways to give its units tried; Infinity where none keeps all limits. */
function leastOfShift(problem: ReturnType<typeof drawn>, shift: number): number {
  const { beats, shifts, travel, value, least, most, previous, changeCost = 0 } = problem;
  const kinds = problem.kinds ?? [{ name: "all", units: problem.units }];
  const place = (beat: number) => beat * shifts + shift;
  const far = (beat: number, from: number) => travel[from * beats + beat]!;
  let found = Infinity;
  const total = new Array<number>(beats).fill(0);
  const tried = () => {
    for (let beat = 0; beat < beats; beat++) {
      if (total[beat]! < (least?.[place(beat)] ?? 0)) return;
      if (total[beat]! > (most?.[place(beat)] ?? Infinity)) return;
    }
    let sum = 0;
    for (let beat = 0; beat < beats; beat++) {
      const own = total.flatMap((count, from) => (count > 0 ? [far(beat, from)] : []));
      const none = 2 * Math.max(...total.map((_, from) => far(beat, from))) + 1;
      sum += value[place(beat)]! * (own.length > 0 ? Math.min(...own) : none);
      sum += previous ? changeCost * Math.max(0, total[beat]! - previous[place(beat)]!) : 0;
    }
    found = Math.min(found, sum);
  };
  const give = (kind: number) => {
    if (kind === kinds.length) return tried();
    const {
      units,
      allowed,
      least: own,
    } = kinds[kind]! as (typeof kinds)[number] & {
      allowed?: number[];
      least?: number[];
    };
    for (const way of ways(beats, units[shift]!)) {
      if (way.some((count, beat) => count > 0 && allowed?.[beat] === 0)) continue;
      if (way.some((count, beat) => count < (own?.[place(beat)] ?? 0))) continue;
      way.forEach((count, beat) => (total[beat]! += count));
      give(kind + 1);
      way.forEach((count, beat) => (total[beat]! -= count));
    }
  };
  give(0);
  return found;
}

describe("a plan of shortest ways", () => {
  test("costs what the best of all ways to give the units costs, and its bound no more", async () => {
    let solved = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const problem = drawn(seed);
      const best = Array.from({ length: problem.shifts }, (_, shift) =>
        leastOfShift(problem, shift),
      ).reduce((sum, each) => sum + each, 0);
      const plan = await planDeployment(problem, { goal: "median", gap: 0 }, context).catch(
        () => null,
      );
      if (best === Infinity || plan === null) {
        expect([seed, best, plan]).toEqual([seed, Infinity, null]);
        continue;
      }
      solved++;
      const little = 1e-7 * (1 + best);
      expect([seed, plan.bound <= best + little, plan.objective >= best - little]).toEqual([
        seed,
        true,
        true,
      ]);
      expect(Math.abs(plan.objective - best), `seed ${seed}`).toBeLessThan(little);
      expect(plan.gap, `seed ${seed}`).toBeLessThan(1e-6);
    }
    expect(solved).toBeGreaterThan(75);
  });

  test("has a bound below every choice, whatever demands pay, and prices find the best", async () => {
    const by = chance(4);
    for (let trial = 0; trial < 200; trial++) {
      const count = 4 + by.below(4);
      const travel = travelOf(by, count);
      const reach = {
        ...{ demands: count, sites: count },
        distance: (demand: number, site: number) => travel[site * count + demand]!,
      };
      const list = (value: () => number) => Array.from({ length: count }, value);
      const own: MedianSites = {
        ...{ reach, ways: waysOf(reach), weight: Float64Array.from(list(() => by.below(5))) },
        cost: Float64Array.from(list(() => by.below(3))),
        stands: Uint8Array.from(list(() => Number(by.next() < 0.2))),
        classOf: Int32Array.from(list(() => by.below(3) - 1)),
        limits: [
          { classes: Uint8Array.of(1, 0), room: 1 + by.below(2) },
          { classes: Uint8Array.of(1, 1), room: 2 + by.below(2) },
        ],
      };
      const price = Float64Array.from(list(() => by.next() * 20));
      const { bound } = relax(own, price, new Int32Array(count));
      let [best, first] = [Infinity, null as Choice | null];
      for (let set = own.stands.includes(1) ? 0 : 1; set < 1 << count; set++) {
        const choice = new Choice(own);
        const chosen = list(() => 0).flatMap((_, site) => (set & (1 << site) ? [site] : []));
        const isPossible = chosen.every((site) => {
          if (own.stands[site] === 1) return false;
          const fits = choice.fits(site);
          if (fits) choice.open(site);
          return fits;
        });
        if (!isPossible) continue;
        first ??= choice;
        best = Math.min(best, costOf(own, choice.isOpen));
      }
      expect(bound - 1e-9).toBeLessThanOrEqual(best);
      if (!first) continue;
      const begun = { choice: first, cost: costOf(own, first.isOpen), bound: -Infinity };
      const time = { until: performance.now() + 5_000, gap: 0 };
      const found = await chooseByPrices(own, begun, time);
      expect([trial, found.cost.toFixed(6)]).toEqual([trial, best.toFixed(6)]);
      expect(found.bound).toBeCloseTo(best, 5);
    }
  });

  test("is the plan that the solver finds alone, for beats by the dozen", async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const by = chance(seed);
      const beats = 40;
      const problem = {
        ...{ beats, shifts: 2, units: [4 + by.below(4), 9], travel: travelOf(by, beats) },
        value: Float64Array.from({ length: beats * 2 }, () => 30 * by.next() ** 4),
        least: Array.from({ length: beats * 2 }, (_, place) => Number(place % 23 === 5)),
      };
      const options = { goal: "median", gap: 0, seconds: 60 } as const;
      const plan = await planDeployment(problem, options, context);
      // A limit of officers, though it binds nobody, leaves everything to the solver.
      const alone = await planDeployment(
        { ...problem, officers: { total: 1_000 } },
        options,
        context,
      );
      expect(plan.objective).toBeCloseTo(alone.objective, 6);
      expect(plan.gap).toBeLessThan(1e-9);
    }
  });
});
