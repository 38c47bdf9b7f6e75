import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { compareShares, shareLimits } from "@/lib/methods/evaluate/share-funnel";
import { stratifiedDraws, tailsAt } from "@/lib/methods/evaluate/stratified-draws";
import { MethodProblem } from "@/lib/methods/problem";
import { binomialAtMost } from "@/lib/methods/statistics/binomial";

/** Cases of areas by kind, ended by chance at the shares of their kinds times what the area adds. */
function drawn(
  seed: number,
  { areas, shares, extra }: { areas: number; shares: readonly number[]; extra?: number },
) {
  const by = chance(seed);
  const list = { area: [], kind: [], cases: [], events: [] } as Record<
    "area" | "kind" | "cases" | "events",
    number[]
  >;
  for (let area = 0; area < areas; area++) {
    shares.forEach((share, kind) => {
      // The later the area, the more of the last kind it has.
      const cases = 20 + by.below(60) + (kind === shares.length - 1 ? 8 * area : 0);
      const own = area === 0 && extra ? extra : share;
      let events = 0;
      for (let i = 0; i < cases; i++) events += Number(by.next() < own);
      list.area.push(area);
      list.kind.push(kind);
      list.cases.push(cases);
      list.events.push(events);
    });
  }
  return list;
}

describe("shares of areas against the others", () => {
  test("with equal true shares one in twenty lies outside 95 %, and nearly none is called", () => {
    let [outside, called, tested, worlds] = [0, 0, 0, 0];
    for (let seed = 1; seed <= 100; seed++) {
      const found = compareShares(drawn(seed, { areas: 20, shares: [0.9, 0.4, 0.1] }));
      tested += found.tests;
      outside += found.areas.filter(({ place }) => place !== "as expected").length;
      const own = found.areas.filter(({ adjusted }) => adjusted < 0.05).length;
      called += own;
      worlds += Number(own > 0);
    }
    expect(tested).toBe(2_000);
    expect(outside / tested).toBeGreaterThan(0.03);
    expect(outside / tested).toBeLessThan(0.06);
    expect(called / tested).toBeLessThan(0.005);
    expect(worlds / 100).toBeLessThan(0.1);
  });

  test("an area that differs is found, also when its cases are hard ones", () => {
    const found = compareShares(drawn(3, { areas: 20, shares: [0.6, 0.5, 0.3], extra: 0.8 }));
    const called = found.areas.flatMap(({ adjusted }, i) => (adjusted < 0.05 ? [i] : []));
    expect(called).toEqual([0]);
    expect(found.areas[0]!.place).toBe("far above");
  });

  test("an area with hard cases lies low as it is, and as expected by its mix", () => {
    const list = drawn(11, { areas: 20, shares: [0.9, 0.4, 0.05] });
    const raw = compareShares({ area: list.area, cases: list.cases, events: list.events });
    const mixed = compareShares(list);
    expect(raw.dispersion).toBeGreaterThan(4);
    expect(mixed.dispersion).toBeLessThan(2);
    const last = mixed.areas[19]!;
    expect(last.events / last.cases).toBeLessThan(0.8 * mixed.overall);
    expect(last.place).toBe("as expected");
    const expected = mixed.areas.reduce((sum, each) => sum + each.expected, 0);
    expect(expected).toBeCloseTo(
      mixed.areas.reduce((sum, each) => sum + each.events, 0),
      6,
    );
  });

  test("variance is Mantel and Haenszel's: two areas tell one and the same difference", () => {
    // E = 100 · 110 / 220, V = 100 · 120 · 110 · 110 / (220² · 219).
    const { areas } = compareShares({ area: [0, 1], cases: [100, 120], events: [70, 40] });
    expect(areas[0]!.expected).toBe(50);
    expect(areas[0]!.variance).toBeCloseTo((100 * 120 * 110 ** 2) / (220 ** 2 * 219), 12);
    expect(areas[1]!.variance).toBeCloseTo(areas[0]!.variance, 12);
    expect(areas[0]!.z).toBeCloseTo(-areas[1]!.z, 2);
  });

  test("few cases that could have ended either way are reckoned exactly", () => {
    // One of 20 failed, and it is the only one of its area: chance does that once in 20.
    const { areas, dispersion } = compareShares({
      area: [0, 0, 1, 1],
      kind: [0, 1, 0, 1],
      cases: [1, 40, 19, 40],
      events: [0, 40, 19, 40],
    });
    expect(areas[0]!.variance).toBeCloseTo(0.0475, 10);
    expect(areas[0]!.z * Math.sqrt(dispersion)).toBeCloseTo(-1.96, 2);
    expect(areas[0]!.cases - areas[0]!.inner.low).toBeLessThan(2);
    // Fisher's tea: 3 or more of 4 by chance in 17 of 70.
    const found = stratifiedDraws([{ drawn: 4, cases: 8, events: 4 }]);
    expect(Array.from(found.chance, (each) => Math.round(70 * each))).toEqual([1, 16, 36, 16, 1]);
    expect(tailsAt(found, 3).above).toBeCloseTo(17 / 70, 12);
  });

  test("an area whose kinds nobody else has is not judged", () => {
    const { areas, tests } = compareShares({
      area: [0, 1, 2, 2],
      kind: [0, 0, 0, 1],
      cases: [30, 30, 0, 50],
      events: [10, 12, 0, 5],
    });
    expect(areas[2]!.z).toBeNaN();
    expect(areas[2]!.adjusted).toBeNaN();
    expect(areas[2]!.place).toBe("as expected");
    expect(tests).toBe(2);
  });

  test("nothing, one area, all of none, and no counts", () => {
    expect(compareShares({ area: [], cases: [], events: [] }).areas).toEqual([]);
    expect(compareShares({ area: [0], cases: [9], events: [4] }).tests).toBe(0);
    const none = compareShares({ area: [0, 1, 2], cases: [9, 5, 0], events: [0, 0, 0] });
    expect(none.overall).toBe(0);
    expect(none.areas.map(({ p }) => p)).toEqual([NaN, NaN, NaN]);
    expect(() => compareShares({ area: [0], cases: [3], events: [4] })).toThrow(MethodProblem);
    expect(() => compareShares({ area: [0], cases: [NaN], events: [0] })).toThrow("no share");
    const huge = compareShares({ area: [0, 1], cases: [4e6, 3e6], events: [2e6, 1.4e6] });
    expect(huge.areas[0]!.p).toBeLessThan(0.5);
    expect(Number.isFinite(huge.areas[0]!.inner.high)).toBe(true);
  });
});

describe("limits of a funnel of shares", () => {
  test("are those of the binomial, the steps between whole counts interpolated", () => {
    const { low, high } = shareLimits(40, 0.3, 0.95);
    const count = 40 * low;
    const upTo = Math.ceil(count);
    // The line between two whole counts passes 2.5 % there.
    const passed =
      binomialAtMost(upTo - 1, 40, 0.3) +
      (count - (upTo - 1)) * (binomialAtMost(upTo, 40, 0.3) - binomialAtMost(upTo - 1, 40, 0.3));
    expect(passed).toBeCloseTo(0.025, 10);
    expect(high).toBeGreaterThan(0.43);
    expect(high).toBeLessThan(0.47);
    const outer = shareLimits(40, 0.3, 0.998);
    expect(outer.low).toBeLessThan(low);
    expect(outer.high).toBeGreaterThan(high);
    expect(shareLimits(40, 0.3, 0.95, 2).high).toBeGreaterThan(outer.high);
  });

  test("stay within 0 and 1, and close in with more cases", () => {
    expect(shareLimits(5, 0.02, 0.998).low).toBe(0);
    expect(shareLimits(5, 0.98, 0.998).high).toBe(1);
    const wide = shareLimits(100, 0.5, 0.95);
    const tight = shareLimits(1e6, 0.5, 0.95);
    expect(wide.high - wide.low).toBeCloseTo(0.19, 1);
    expect(tight.high - tight.low).toBeCloseTo(0.00196, 4);
  });
});
