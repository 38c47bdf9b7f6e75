import { describe, expect, test } from "vitest";
import { dayOf } from "@/datasets/sample/calendar";
import { nearRepeat as planted } from "@/datasets/sample/plants";
import { drawRegister, headOf } from "@/datasets/sample/register";
import { samples, sampleSeed } from "@/datasets/sample/sample";
import { latticeGround, placeIncidents } from "@/lib/methods/places/ground";
import { selfExciting } from "@/lib/methods/places/self-exciting";

const register = drawRegister(sampleSeed, samples.sample.rows);
const side = 200;
const ground = latticeGround(-15_000, -15_000, side, 150, 150);
const origin = dayOf("2024-01-01");

function excitationOf(head: string, since: string) {
  const from = dayOf(since);
  const day = (at: number) => Math.floor(register.from[at]! / 1440);
  const rows = Array.from({ length: register.rows }, (_, at) => at).filter(
    (at) => headOf(register, at) === head && day(at) >= from,
  );
  const own = placeIncidents(
    ground,
    rows.map((at) => register.east[at]!),
    rows.map((at) => register.north[at]!),
    rows.map(day),
  );
  return selfExciting(ground, own, origin, {
    from,
    background: [side / 2, 0.75 * side, side],
    reach: 500,
    days: 60,
  });
}

describe("self-excitation in the sample", () => {
  test.each(planted.heads)("%s: the share that follows another is in the interval", (head) => {
    const found = excitationOf(head, "2019-01-01");
    const { theta, sigma } = found.intervals();
    expect(theta![0]).toBeLessThan(planted.share);
    expect(theta![1]).toBeGreaterThan(planted.share);
    expect(theta![1] - theta![0]).toBeLessThan(0.05);
    // Planted with two and a half standard deviations in `metres`.
    expect(sigma![0]).toBeLessThan(planted.metres / 2.5);
    expect(sigma![1]).toBeGreaterThan(planted.metres / 2.5);
    // Those within 14 days evenly, which is no exponential: half of them come in the first week.
    expect(found.halfLife).toBeGreaterThan(4);
    expect(found.halfLife).toBeLessThan(8);
  });

  test("narcotics, of which none follows another, have next to none", () => {
    const { theta } = excitationOf("NARCOTIC DRUGS", "2022-01-01");
    expect(theta).toBeLessThan(0.1);
  });
});
