import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import {
  fewestSites,
  maximalCover,
  pCenter,
  pMedian,
  type SiteProblem,
} from "@/lib/methods/patrol/cover";

function drawn(seed: number): SiteProblem & { weight: number[] } {
  const by = chance(seed);
  const [demands, sites] = [9, 7];
  const place = () => [by.next() * 10, by.next() * 10] as const;
  const to = Array.from({ length: demands }, place);
  const from = Array.from({ length: sites }, place);
  const distance = Float64Array.from(
    to.flatMap(([x, y]) => from.map(([u, v]) => Math.round(Math.hypot(x - u, y - v)))),
  );
  return { demands, sites, distance, weight: to.map(() => by.below(6)) };
}

/** Every choice of so many sites, each with the way from each demand to the nearest chosen. */
function* choices({ demands, sites, distance }: SiteProblem, choose: number) {
  for (let set = 0; set < 1 << sites; set++) {
    const open = Array.from({ length: sites }, (_, site) => site).filter(
      (site) => set & (1 << site),
    );
    if (open.length !== choose) continue;
    yield Array.from({ length: demands }, (_, demand) =>
      Math.min(...open.map((site) => distance[demand * sites + site]!)),
    );
  }
}

const sum = (ways: number[], value: (way: number, demand: number) => number) =>
  ways.reduce((all, way, demand) => all + value(way, demand), 0);

describe("choosing sites", () => {
  test("is as good as the best of all choices", async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const problem = drawn(seed);
      const { weight } = problem;
      const all = [...choices(problem, 3)];
      const cover = await maximalCover(problem, { choose: 3, radius: 3 });
      expect(cover.objective).toBe(
        Math.max(...all.map((ways) => sum(ways, (way, i) => (way <= 3 ? weight[i]! : 0)))),
      );
      const median = await pMedian(problem, { choose: 3 });
      expect(median.objective).toBeCloseTo(
        Math.min(...all.map((ways) => sum(ways, (way, i) => way * weight[i]!))),
        9,
      );
      const center = await pCenter(problem, { choose: 3 });
      expect(center.objective).toBe(Math.min(...all.map((ways) => Math.max(...ways))));
      for (const plan of [cover, median, center]) {
        expect(plan).toMatchObject({ gap: 0, proven: true });
        expect(plan.open).toHaveLength(3);
        expect(plan.bound).toBeCloseTo(plan.objective, 9);
      }
      const few = await fewestSites(problem, { radius: center.objective });
      expect(few.open.length).toBeLessThanOrEqual(3);
      const fewer = few.open.length - 1;
      for (const ways of choices(problem, fewer)) {
        expect(Math.max(...ways)).toBeGreaterThan(center.objective);
      }
    }
  });

  test("says which place no site reaches, and what cannot be chosen", async () => {
    const problem = { demands: 2, sites: 1, distance: Float64Array.of(1, 9) };
    await expect(fewestSites(problem, { radius: 5 })).rejects.toThrow(
      "1 of 2 places are within 5 of no site, such as place 2.",
    );
    await expect(pMedian(problem, { choose: 2 })).rejects.toThrow("2 of 1 sites cannot be chosen");
    await expect(
      maximalCover({ ...problem, distance: Float64Array.of(1) }, { choose: 1, radius: 1 }),
    ).rejects.toThrow("distances are not one number");
    await expect(
      maximalCover(
        { demands: 0, sites: 0, distance: new Float64Array() },
        { choose: 1, radius: 1 },
      ),
    ).rejects.toThrow("no place");
  });

  test("does with one place, no harm and equal distances", async () => {
    const one = { demands: 1, sites: 1, distance: Float64Array.of(0), weight: [0] };
    expect(await maximalCover(one, { choose: 1, radius: 1 })).toMatchObject({
      objective: 0,
      gap: 0,
    });
    expect(await pMedian(one, { choose: 1 })).toMatchObject({ objective: 0, gap: 0, open: [0] });
    const alike = { demands: 3, sites: 3, distance: new Float64Array(9).fill(4) };
    expect(await pMedian(alike, { choose: 1 })).toMatchObject({ objective: 12, proven: true });
    expect(await pCenter(alike, { choose: 2 })).toMatchObject({ objective: 4, proven: true });
  });
});
