import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { lagged, type PlacedInTime } from "@/lib/methods/spatial/relations/lagged";
import { areaCorrelation } from "@/lib/methods/spatial/relations/area-correlation";
import { MethodProblem } from "@/lib/methods/problem";

const options = { next: 1, block: 13, permutations: 199 };
const [places, periods] = [40, 104];

interface Draft {
  place: number[];
  period: number[];
  type: number[];
}

/** Two types that share hot places, a season and nothing else. */
function drawn(seed: number): Draft {
  const by = chance(seed);
  const draft: Draft = { place: [], period: [], type: [] };
  while (draft.place.length < 1500) {
    const period = by.below(periods);
    if (by.next() > 0.5 + 0.5 * Math.sin(period / 8)) continue;
    draft.place.push(Math.floor(places * by.next() ** 3));
    draft.period.push(period);
    draft.type.push(by.below(2));
  }
  return draft;
}

const input = (draft: Draft): PlacedInTime => ({ ...draft, places, periods, types: 2 });

describe("what follows what", () => {
  test("counts place-weeks of the one with the other in the next, each once", () => {
    const data: PlacedInTime = {
      place: [0, 0, 0, 0, 1, 1],
      period: [0, 0, 1, 2, 0, 2],
      type: [0, 0, 1, 1, 0, 1],
      ...{ places: 2, periods: 4, types: 2 },
    };
    const once = lagged(data, { ...options, permutations: 0 }, { seed: 1 });
    expect([...once.active]).toEqual([2, 3]);
    expect([...once.followed]).toEqual([0, 1, 0, 1]);
    const twice = lagged(data, { ...options, next: 2, permutations: 0 }, { seed: 1 });
    expect([...twice.followed]).toEqual([0, 3, 0, 1]);
  });

  test("does not take shared places and seasons for an answer", () => {
    let low = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const { pUpper } = lagged(input(drawn(seed)), options, { seed });
      if (pUpper[1]! <= 0.05) low++;
    }
    // Binomial(20, 0.05) exceeds 4 with a chance of 0.3 %.
    expect(low).toBeLessThanOrEqual(4);
  });

  test("does not take a place that is active nearly every week for one that answers itself", () => {
    let low = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const by = chance(seed);
      const draft: Draft = { place: [], period: [], type: [] };
      for (let place = 0; place < places; place++) {
        for (let period = 0; period < periods; period++) {
          if (by.next() > (place < 10 ? 0.85 : 0.1)) continue;
          draft.place.push(place);
          draft.period.push(period);
          draft.type.push(0);
        }
      }
      const { pUpper, pLower } = lagged({ ...input(draft), types: 1 }, options, { seed });
      if (Math.min(pUpper[0]!, pLower[0]!) <= 0.025) low++;
    }
    expect(low).toBeLessThanOrEqual(4);
  });

  test("keeps every type's total in each place and quarter and in each week", () => {
    // Alone in its place and week nothing can be drawn anew: what is expected is what there is.
    const data = { place: [0, 1, 0], period: [0, 0, 1], type: [0, 0, 0] };
    const { expected, followed } = lagged({ ...data, places: 2, periods: 4, types: 1 }, options, {
      seed: 1,
    });
    expect(followed[0]).toBe(1);
    expect(expected[0]).toBeGreaterThan(0.4);
    expect(expected[0]).toBeLessThanOrEqual(1);
  });

  test("finds an answer that was planted, and its direction", () => {
    const draft = drawn(2);
    const by = chance(6);
    const first = draft.type.flatMap((type, i) => (type === 0 ? [i] : []));
    for (const i of first) {
      if (by.next() > 0.3 || draft.period[i]! + 1 >= periods) continue;
      draft.place.push(draft.place[i]!);
      draft.period.push(draft.period[i]! + 1);
      draft.type.push(1);
    }
    const { followed, expected, pUpper } = lagged(input(draft), options, { seed: 1 });
    expect(followed[1]! / expected[1]!).toBeGreaterThan(1.15);
    expect(pUpper[1]).toBe(1 / 200);
    expect(pUpper[2]).toBeGreaterThan(0.05);
  });

  test.each([
    ["no incident", { place: [], period: [], type: [] }, 10],
    ["two weeks", { place: [0], period: [0], type: [0] }, 2],
  ])("says that %s is too little", (_, draft, weeks) => {
    const data = { ...draft, places: 1, periods: weeks, types: 1 };
    expect(() => lagged(data, options, { seed: 1 })).toThrow(MethodProblem);
  });
});

describe("correlation of areas", () => {
  const areas = 60;
  const by = chance(11);
  const people = Float64Array.from({ length: areas }, () => 500 + by.below(20_000));
  /** Types 0 and 1 follow the people, and so does all else; type 2 goes with 0 beyond that. */
  const counts = Array.from(people).flatMap((residents) => {
    const own = by.below(60);
    return [residents / 100 + own, residents / 100 + by.below(60), residents / 400 + own];
  });
  const others = Array.from(people, (residents) => residents / 10);
  const found = areaCorrelation({ areas, types: 3, counts, others });

  test("is high for all types that follow people", () => {
    expect(found.plain[1]!.rho).toBeGreaterThan(0.7);
    expect(found.plain[1]!.p).toBeLessThan(0.001);
  });

  test("given the total of all else is that of what is left", () => {
    expect(found.partial[1]!.p).toBeGreaterThan(0.01);
    expect(found.partial[2]!.rho).toBeGreaterThan(0.5);
    expect(found.partial[2]!.p).toBeLessThan(0.001);
  });

  test("stands on both sides of the diagonal", () => {
    expect(found.partial[6]).toEqual(found.partial[2]);
  });

  test("takes a population for rates and as one more given, and refuses one of nobody", () => {
    const rated = areaCorrelation({ areas, types: 3, counts, others, population: people });
    expect(rated.partial[2]!.freedom).toBe(found.partial[2]!.freedom - 1);
    expect(rated.plain[1]!.rho).not.toBeCloseTo(found.plain[1]!.rho, 2);
    const nobody = people.map((value, i) => (i === 3 ? 0 : value));
    expect(() => areaCorrelation({ areas, types: 3, counts, population: nobody })).toThrow(
      /area 4/,
    );
  });

  test("needs eight areas", () => {
    expect(() => areaCorrelation({ areas: 7, types: 1, counts: Array(7).fill(1) })).toThrow(
      MethodProblem,
    );
  });
});
