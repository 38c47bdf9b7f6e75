import { describe, expect, test } from "vitest";
import { chance } from "@/lib/methods/chance";
import { expectedRange } from "@/lib/methods/patrol/expected-range";
import { PlanConflicts } from "@/lib/methods/patrol/conflicts";
import {
  effectOfTurn,
  harmReached,
  planTurns,
  turnsMoved,
  type TurnsOptions,
  type TurnsProblem,
} from "@/lib/methods/patrol/turns";

const options: TurnsOptions = {
  ...{ goal: "return", effect: 0.3, busy: 0.3, explore: 0, round: 1, seconds: 1 },
};

/** Two stations of three beats, two shifts; the last beat of each has most, by night. */
function problem(changes: Partial<TurnsProblem> = {}): TurnsProblem {
  return {
    beats: 6,
    shifts: 2,
    harm: Float64Array.of(2, 1, 2, 1, 2, 9, 1, 1, 1, 1, 1, 4),
    station: Int32Array.of(0, 0, 0, 1, 1, 1),
    turns: [21, 14, 7, 7],
    least: new Int32Array(12),
    most: new Int32Array(12).fill(14),
    today: Int32Array.of(7, 7, 7, 7, 7, 0, 3, 3, 2, 2, 2, 2),
    changes: Infinity,
    beatNames: ["A", "B", "C", "D", "E", "F"],
    shiftNames: ["day", "night"],
    ...changes,
  };
}

const plan = (changes?: Partial<TurnsProblem>, asked: Partial<TurnsOptions> = {}) =>
  planTurns(problem(changes), { ...options, ...asked }, { seed: 1 });

const sumIn = (turns: Float64Array, station: number, shift: number) =>
  [0, 1, 2].reduce((sum, beat) => sum + turns[(station * 3 + beat) * 2 + shift]!, 0);

describe("a week of turns", () => {
  test("gives each station its own turns in each shift, most where most is expected", async () => {
    const { turns, gap, spare } = await plan();
    expect([0, 1].flatMap((which) => [0, 1].map((shift) => sumIn(turns, which, shift)))).toEqual([
      21, 14, 7, 7,
    ]);
    expect([...turns.subarray(0, 6)]).toEqual([7, 0, 7, 0, 7, 14]);
    expect([gap, spare]).toEqual([0, 0]);
  });

  test("is best: no move of a turn within a station reaches more", async () => {
    const { turns } = await plan();
    const { harm, most } = problem();
    const reached = (of: Float64Array) =>
      harmReached(harm, of, 0.3).reduce((sum, each) => sum + each, 0);
    for (let from = 0; from < 12; from++) {
      for (let to = from % 2; to < 12; to += 2) {
        if (Math.floor(from / 6) !== Math.floor(to / 6) || from === to) continue;
        if (turns[from] === 0 || turns[to] === most[to]) continue;
        const moved = turns.map((each, at) => each + Number(at === to) - Number(at === from));
        expect(reached(moved)).toBeLessThanOrEqual(reached(turns) + 1e-12);
      }
    }
  });

  test("a unit on every day reaches the share that is assumed", () => {
    const [seven, none] = harmReached([10, 10], [7, 0], 0.3);
    expect(seven).toBeCloseTo(3, 12);
    expect(none).toBe(0);
    expect(effectOfTurn(0.3) * 7).toBeCloseTo(-Math.log(0.7), 12);
  });

  test("moves no more than allowed, and what reaches most first", async () => {
    const { today } = problem();
    const { turns } = await plan({ changes: 5 });
    expect(turnsMoved(turns, today)).toBe(5);
    expect(turns[5]).toBe(5);
    expect((await plan({ changes: 0 })).turns).toEqual(Float64Array.from(today!));
  });

  test("explores without losing a turn, and a limit of changes still holds", async () => {
    const { turns, explored } = await plan({ changes: 5 }, { explore: 0.2 });
    expect(explored.reduce((sum, each) => sum + each, 0)).toBe(4 + 3 + 1 + 1);
    expect(turns.reduce((sum, each) => sum + each, 0)).toBe(49);
    expect(turnsMoved(turns, problem().today)).toBeLessThanOrEqual(5);
    const later = await plan({}, { explore: 0.2, round: 2 });
    expect(later.explored).not.toEqual((await plan({}, { explore: 0.2 })).explored);
  });

  test("keeps a locked number and the least of every beat", async () => {
    const least = new Int32Array(12).fill(1);
    const most = new Int32Array(12).fill(14);
    least[4] = most[4] = 2;
    const { turns } = await plan({ least, most });
    expect(turns[4]).toBe(2);
    expect(turns.every((each) => each >= 1)).toBe(true);
  });

  test("says which limits of which shift contradict each other", async () => {
    const asked = plan({ least: new Int32Array(12).fill(5) });
    await expect(asked).rejects.toThrow(PlanConflicts);
    await expect(asked).rejects.toThrow(
      /need at least 15 shifts a week in shift night, and there are 14 shifts a week \(2 units at once\); .* and one other ask for most, 5 each/,
    );
    const least = new Int32Array(12);
    least[1] = 15;
    await expect(plan({ least, most: new Int32Array(12).fill(20) })).rejects.toThrow(
      "asks for most, 15",
    );
  });

  test("sends a kind of unit only where it may go", async () => {
    const car = { name: "Car", turns: [7, 7, 0, 0], allowed: [0, 0, 1, 1, 1, 1] };
    const foot = { name: "Foot", turns: [14, 7, 7, 7] };
    const { byKind, turns } = await plan({ kinds: [car, foot] });
    expect([...byKind[0]!.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(turns).toEqual(byKind[0]!.map((each, place) => each + byKind[1]![place]!));
    expect(sumIn(turns, 0, 1)).toBe(14);
  });

  test("has places for all turns where nothing is expected, and none where there are none", async () => {
    const nothing = await plan({ harm: new Float64Array(12), turns: [0, 0, 0, 0], today: null });
    expect(nothing.turns.every((each) => each === 0)).toBe(true);
    const quiet = await plan({ harm: new Float64Array(12), today: null });
    expect(quiet.turns.reduce((sum, each) => sum + each, 0) + quiet.spare).toBe(49);
  });

  test("goals of coverage plan whole units", async () => {
    const travel = Float64Array.from({ length: 36 }, (_, at) =>
      Math.abs(Math.floor(at / 6) - (at % 6)),
    );
    const { turns } = await plan({ travel, reach: 1, turns: [7, 7, 7, 7] }, { goal: "cover" });
    expect([...new Set(turns)].toSorted()).toEqual([0, 7]);
    expect(turns[3]).toBe(7);
  });
});

/** One station and shift. */
const row = (
  harm: number[],
  turns: number,
  changes: Partial<TurnsProblem>,
  asked: Partial<TurnsOptions> = {},
) =>
  plan(
    {
      ...{ beats: harm.length, shifts: 1, harm: Float64Array.from(harm), turns: [turns] },
      station: new Int32Array(harm.length),
      least: new Int32Array(harm.length),
      most: new Int32Array(harm.length).fill(turns),
      ...{ today: null, beatNames: harm.map((_, i) => `B${i}`), shiftNames: ["day"], ...changes },
    },
    asked,
  );

const reachedBy = (harm: number[], turns: ArrayLike<number>) =>
  harmReached(harm, turns, 0.3).reduce((sum, each) => sum + each, 0);

describe("few moves", () => {
  test("are all spent where they tie at one price", async () => {
    const harm = [6, 6, 6, 6, 6, 6, 1, 1, 1, 1, 1, 1];
    const today = Int32Array.of(...harm.slice(6), ...harm.slice(0, 6));
    const { turns, gap, bound } = await row(harm, 36, { today, changes: 3 });
    expect(turnsMoved(turns, today)).toBe(3);
    expect(reachedBy(harm, turns)).toBeGreaterThan(1.05 * reachedBy(harm, today));
    expect([gap, bound]).toEqual([0, expect.closeTo(reachedBy(harm, turns), 9)]);
  });

  test("reach what the best of all ways reaches", async () => {
    const by = chance(7);
    for (let run = 0; run < 60; run++) {
      const harm = Array.from({ length: 4 }, () => by.below(5));
      const today = Int32Array.from(harm, () => by.below(4));
      const sum = today.reduce((a, b) => a + b, 0) + by.below(2);
      const changes = 1 + by.below(3);
      const found = await row(harm, sum, { today, changes });
      let best = 0;
      for (let code = 0; code < (sum + 1) ** 3; code++) {
        const ways = [code, Math.floor(code / (sum + 1)), Math.floor(code / (sum + 1) ** 2)];
        const three = ways.map((each) => each % (sum + 1));
        const all = [...three, sum - three[0]! - three[1]! - three[2]!];
        if (all[3]! < 0 || turnsMoved(all, today) > changes) continue;
        best = Math.max(best, reachedBy(harm, all));
      }
      expect(found.objective).toBeCloseTo(best, 9);
      expect(found.gap).toBeLessThan(1e-9);
    }
  });

  test("say how many more the minima force", async () => {
    const asked = { today: Int32Array.of(10, 0, 0), least: Int32Array.of(0, 2, 2), changes: 0 };
    const { turns, forced } = await row([1, 1, 1], 10, asked);
    expect([...turns, forced]).toEqual([6, 2, 2, 4]);
  });
});

describe("limits of a week of turns", () => {
  const kinds = (a: number, b: number, beats: number) => [
    { name: "A", turns: [a], allowed: [1, ...new Array<number>(beats - 1).fill(0)] },
    { name: "B", turns: [b], allowed: [0, ...new Array<number>(beats - 1).fill(1)] },
  ];

  test("hold back to explore only what minima leave of each kind", async () => {
    const limits = { kinds: kinds(5, 4, 2), least: Int32Array.of(5, 0) };
    const { turns, explored } = await row([1, 1], 9, limits, { explore: 0.34 });
    expect([[...turns], [...explored]]).toEqual([
      [5, 4],
      [0, 3],
    ]);
  });

  test("send a kind that explores only where it may go", async () => {
    const { turns, byKind } = await row(
      [1, 1, 1],
      12,
      { kinds: kinds(10, 2, 3) },
      { explore: 0.4 },
    );
    expect([...turns]).toEqual([10, 1, 1]);
    expect(byKind.map((each) => [...each])).toEqual([
      [10, 0, 0],
      [0, 1, 1],
    ]);
  });

  test("are of whole units where a goal plans such, and say what is left", async () => {
    const way = { travel: Float64Array.of(0, 9, 9, 0), reach: 1 };
    const locked = { ...way, least: Int32Array.of(4, 0), most: Int32Array.of(4, 20) };
    const { turns, spare } = await row([1, 1], 20, locked, { goal: "cover" });
    expect([...turns, spare]).toEqual([7, 7, 6]);
  });

  test("hold for effects near all, and prove nothing of a load without end", async () => {
    for (const effect of [0.95, 0.3, 1]) {
      const { turns } = await row([5, 1], 210, {}, { effect });
      expect(turns.reduce((sum, each) => sum + each, 0)).toBe(210);
    }
    const short = await row([5, 1], 1, {}, { goal: "balance" });
    expect([short.gap, short.proven]).toEqual([Infinity, false]);
  });
});

describe("the range of what is expected", () => {
  const history = (counts: number[]) => ({
    ...{ places: 2, shifts: 1, stepDays: 7 },
    counts: Float64Array.from(counts),
  });

  test("is that of chance where periods scatter no more, and wider where they do", () => {
    const even = history(Array.from({ length: 40 }, () => 10));
    expect(expectedRange(even, 2, [20, 0]).dispersion).toBe(1);
    const swinging = Array.from({ length: 40 }, (_, i) => (((i >> 1) + i) % 2 ? 38 : 2));
    const found = expectedRange(history(swinging), 1, [20, 0]);
    expect(found.dispersion).toBeGreaterThan(5);
    expect(found.high[0]! - found.low[0]!).toBeGreaterThan(20);
    expect([found.low[1], found.high[1]]).toEqual([0, 0]);
  });

  test("takes chance for granted where there are too few periods to tell", () => {
    expect(expectedRange(history([1, 9, 9, 1]), 1, [5, 5]).dispersion).toBe(1);
  });
});
