import { describe, expect, test } from "vitest";
import { dayOf } from "@/datasets/sample/calendar";
import { toLatitude, toLongitude } from "@/datasets/sample/city";
import { drawRegister, headOf, type Register } from "@/datasets/sample/register";
import { samples, sampleSeed } from "@/datasets/sample/sample";
import { nearRepeat as planted } from "@/datasets/sample/plants";
import { nearRepeat } from "@/lib/methods/spatial/near-repeat/near-repeat";
import { projectPoints } from "@/lib/methods/spatial/project-points";

const register = drawRegister(sampleSeed, samples.sample.rows);

/** Places and days of one type in a year, as the register has them. */
function timed(register: Register, head: string, year: number) {
  const [first, last] = [dayOf(`${year}-01-01`), dayOf(`${year}-12-31`)];
  const day = (at: number) => Math.floor(register.from[at]! / 1440);
  const rows = Array.from({ length: register.rows }, (_, at) => at).filter(
    (at) => headOf(register, at) === head && day(at) >= first && day(at) <= last,
  );
  const places = projectPoints(
    rows.map((at) => toLongitude(register.east[at]!)),
    rows.map((at) => toLatitude(register.north[at]!)),
  );
  return { x: places.x, y: places.y, time: rows.map(day) };
}

const run = (head: string, year: number) =>
  nearRepeat(
    timed(register, head, year),
    {
      spaceBreaks: [0, 1, 200, 400, 600, 800],
      timeBreaks: [0, 7, 14, 21, 28, 35],
      metric: "euclidean",
      permutations: 199,
    },
    { seed: 1 },
  );

describe("near repeats in the sample", () => {
  test.each(planted.heads)("%s: those that were planted are found, and no farther", (head) => {
    const { raised } = run(head, 2023);
    const bands = raised.map(({ from, to, since, until }) => [from, to, since, until]);
    expect(bands).toEqual([
      [1, planted.metres, 0, 7],
      [1, planted.metres, 7, planted.days],
    ]);
    for (const { ratio } of raised) expect(ratio).toBeGreaterThan(1.5);
  });

  // Hurt gathers in Bar street all the time: a hot spot alone makes no near repeats.
  test.each(["CASES OF HURT", "ROBBERY", "NARCOTIC DRUGS"])(
    "%s: none were planted, none are found",
    (head) => expect(run(head, 2023).raised).toEqual([]),
  );
});
