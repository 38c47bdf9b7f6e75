import { beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "@/datasets/sample/calendar";
import { beats } from "@/datasets/sample/city";
import { dutyFrom } from "@/datasets/sample/duty";
import { drawRegister, headOf, type Register } from "@/datasets/sample/register";
import { samples, sampleSeed } from "@/datasets/sample/sample";
import { truth } from "@/datasets/sample/truth";
import { expectedHarm } from "@/lib/methods/patrol/expected";
import { scorePlans, scoreWindows, type ScoreWindow } from "@/lib/methods/patrol/score";
import { equalSplit, mostReached } from "@/lib/methods/patrol/score-strategies";
import { shiftAt } from "@/lib/methods/patrol/shifts";

const shifts = [
  { name: "morning", from: 360, to: 840 },
  { name: "evening", from: 840, to: 1320 },
  { name: "night", from: 1320, to: 360 },
];
const places = beats.length * shifts.length;
const weeks = 104;
const turnsOfBeat = 3;

describe("plans tried on the past of the sample", () => {
  const { spots } = truth();
  let register: Register;
  beforeAll(() => {
    register = drawRegister(sampleSeed, samples.sample.rows);
  });

  /** Plans of four weeks by the weeks before them, three turns a week for each beat of a shift. */
  function tried(isCounted: (head: string) => boolean) {
    const crime = new Float64Array(weeks * places);
    const first = dayOf(dutyFrom);
    for (let at = 0; at < register.rows; at++) {
      const week = Math.floor((Math.floor(register.from[at]! / 1440) - first) / 7);
      if (week < 0 || week >= weeks || !isCounted(headOf(register, at))) continue;
      const shift = shiftAt(shifts, register.from[at]! * 60_000);
      crime[week * places + register.beat[at]! * shifts.length + shift]!++;
    }
    const problem = {
      pool: Int32Array.from({ length: places }, (_, place) => place % shifts.length),
      units: shifts.map(() => turnsOfBeat * beats.length),
      ...{ crime, harm: crime, effect: 0.05, full: 7 },
    };
    const history = { places, shifts: shifts.length, stepDays: 7, counts: crime };
    return scorePlans(
      problem,
      [
        {
          name: "plan",
          units: ({ from, end }: ScoreWindow) =>
            mostReached(problem, expectedHarm(history, from, end - from).harm, problem.effect),
        },
        { name: "equal split", units: () => equalSplit(problem) },
      ],
      scoreWindows(weeks, { origins: 8, horizon: 4, least: 26 }),
      { seed: 1 },
    );
  }

  const headsOf = (kind: string) =>
    spots.filter((spot) => spot.kind === kind).map(({ head }) => head);

  test("reach more than an equal split where types gather in planted spots, near what hindsight does", async () => {
    const heads = headsOf("stable");
    const { gains, strategies, regret } = await tried((head) => heads.includes(head));
    const [plan, equal, best] = strategies.map(({ harmReached }) => harmReached.ratio);
    expect(gains[0]).toMatchObject({ against: "equal split", verdict: "better" });
    expect(plan!).toBeGreaterThan(1.5 * equal!);
    expect(regret.ratio).toBeLessThan(0.25 * (best! - equal!));
  });

  test("follow spots that emerge", async () => {
    const heads = headsOf("emerging");
    const { gains } = await tried((head) => heads.includes(head));
    expect(gains[0]!.verdict).toBe("better");
  });
});
