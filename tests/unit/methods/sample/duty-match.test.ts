import { describe, expect, test } from "vitest";
import { compareLevels } from "@/cells/duty-match/levels";
import { match } from "@/cells/duty-match/compute";
import { dayOf } from "@/datasets/sample/calendar";
import { beatOf, beats } from "@/datasets/sample/city";
import { dutyFrom } from "@/datasets/sample/duty";
import { generate } from "@/datasets/sample/generate";
import { drawRegister, headOf } from "@/datasets/sample/register";
import { samples, sampleSeed } from "@/datasets/sample/sample";
import { truth } from "@/datasets/sample/truth";
import type { Presence } from "@/lib/methods/patrol/presence";
import { shiftAt } from "@/lib/methods/patrol/shifts";
import { decodeTable } from "@/lib/table/table";

const shifts = [
  { name: "morning", from: 360, to: 840 },
  { name: "evening", from: 840, to: 1320 },
  { name: "night", from: 1320, to: 360 },
];
const size = beats.length * shifts.length;
const firstDay = dayOf(dutyFrom);

describe("duty in the sample", () => {
  const { quietBeat, patrolled } = truth();
  const register = drawRegister(sampleSeed, samples.sample.rows);
  const hours = new Float64Array(size);
  const presence: Presence = {
    ...{ beats: beats.length, hours: 731 * 24, from: Date.parse(dutyFrom) },
    strength: new Uint8ClampedArray(beats.length * 731 * 24),
  };
  for (const stream of generate("sample-duty").streams) {
    const duty = decodeTable(stream);
    const [stations, names] = [duty.column("station"), duty.column("beat")] as string[][];
    const [starts, officers] = [duty.column("starts_at"), duty.numbers("officers")];
    for (let row = 0; row < duty.numRows; row++) {
      const beat = beatOf(stations![row]!, names![row]!);
      const start = Number(starts[row]);
      hours[beat * 3 + shiftAt(shifts, start)]! += 8 * officers[row]!;
      const first = beat * presence.hours + (start - presence.from) / 3_600_000;
      presence.strength.fill(
        officers[row]!,
        first,
        Math.min(first + 8, (beat + 1) * presence.hours),
      );
    }
  }

  /** Incidents of the two years of the roster by beat and shift. */
  function countsOf(isCounted: (at: number) => boolean): Float64Array {
    const counts = new Float64Array(size);
    for (let at = 0; at < register.rows; at++) {
      if (Math.floor(register.from[at]! / 1440) < firstDay || !isCounted(at)) continue;
      counts[register.beat[at]! * 3 + shiftAt(shifts, register.from[at]! * 60_000)]!++;
    }
    return counts;
  }

  const compare = (counts: Float64Array) =>
    compareLevels({ crimes: counts, counts, squares: counts, heaviest: 1 }, hours, 3, {
      limit: 1.5,
      least: 5,
    }).cells;

  test("the beat with five cases of hurt and three nights of duty is the one with almost none", () => {
    const quiet = beatOf(quietBeat.station, quietBeat.beat) * 3 + 2;
    const counts = countsOf((at) => headOf(register, at) === quietBeat.head);
    const found = compare(counts);
    expect(counts[quiet]).toBe(5);
    expect(found.flags[quiet]).toBe("almost no duty");
    expect(found.low[quiet]).toBeGreaterThan(10);
    expect(found.adjusted[quiet]).toBeLessThan(0.001);
    const all = compare(countsOf(() => true));
    expect(all.flags.flatMap((flag, at) => (flag === "almost no duty" ? [at] : []))).toEqual([
      quiet,
    ]);
  });

  test("cases that the police find follow their duty in the planted beat and in no other", () => {
    const rows = Array.from({ length: register.rows }, (_, at) => at).filter(
      (at) => register.found[at] === 1 && register.from[at]! >= firstDay * 1440,
    );
    const counts = countsOf(() => true);
    const { follows } = match({
      ...{ shifts, hours, presence, moves: [], counts: null, share: 0.05, pings: null },
      crime: { crimes: counts, counts, squares: counts, heaviest: 1 },
      options: { limit: 1.5, least: 5 },
      outlines: null,
      found: {
        place: Int32Array.from(
          rows,
          (at) => register.beat[at]! * 3 + shiftAt(shifts, register.from[at]! * 60_000),
        ),
        week: Int32Array.from(rows, (at) => Math.floor((register.from[at]! / 1440 - firstDay) / 7)),
        count: new Float64Array(rows.length).fill(1),
      },
    });
    expect(follows[0]!.place).toBe(beatOf(patrolled.station, patrolled.beat) * 3 + 1);
    expect(follows[0]!.rho).toBeGreaterThan(0.4);
    expect(follows.length).toBeGreaterThan(5);
    expect(follows.map(({ adjusted }) => adjusted < 0.01)).toEqual(
      follows.map((_, at) => at === 0),
    );
  });
});
