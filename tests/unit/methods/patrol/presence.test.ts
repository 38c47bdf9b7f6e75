import { describe, expect, it } from "vitest";
import { hotHours } from "@/lib/methods/patrol/hot-hours";
import { pingPresence } from "@/lib/methods/patrol/pings";
import {
  hotHoursCovered,
  moveDuty,
  weeklyDuty,
  type Presence,
} from "@/lib/methods/patrol/presence";
import { MethodProblem } from "@/lib/methods/problem";
import { hourOfWeek } from "@/lib/methods/temporal/week-hours";

const monday = Date.parse("2024-01-01");
const [day, night] = [
  { name: "day", from: 360, to: 1320 },
  { name: "night", from: 1320, to: 360 },
];
const shifts = [day!, night!];

/** Two weeks; beat 0 has two officers each night, beat 1 one on the first night only. */
function twoBeats(): Presence {
  const hours = 14 * 24;
  const strength = new Uint8ClampedArray(2 * hours);
  for (let at = 0; at < hours; at++) {
    const isNight = at % 24 >= 22 || at % 24 < 6;
    if (isNight) strength[at] = 2;
    if (at >= 22 && at < 30) strength[hours + at] = 1;
  }
  return { beats: 2, hours, from: monday, strength };
}

describe("hot hours", () => {
  it("takes the squares and hours with most incidents, each in the beat of its square", () => {
    const counts = {
      square: [1, 1, 1, 2, 3],
      hour: [20, 20, 21, 20, 5],
      beat: [7, 8, 7, 9, 9],
      count: [2, 3, 4, 1, 1],
    };
    const { hot, squares, incidents } = hotHours(counts, 2 / (3 * 168));
    expect([squares, incidents]).toEqual([3, 11]);
    expect(hot).toEqual([
      { square: 1, hour: 20, beat: 7, incidents: 5 },
      { square: 1, hour: 21, beat: 7, incidents: 4 },
    ]);
  });

  it("calls an hour with one incident hot only where no hour has two", () => {
    const once = { square: [1, 2], hour: [3, 4], beat: [0, 0], count: [1, 1] };
    expect(hotHours(once, 1).hot).toHaveLength(2);
    expect(hotHours({ ...once, count: [1, 2] }, 1).hot).toHaveLength(1);
    expect(hotHours({ square: [], hour: [], beat: [], count: [] }, 0.05).hot).toEqual([]);
    expect(() => hotHours(once, 0)).toThrow(MethodProblem);
  });
});

describe("presence", () => {
  it("counts hours of the week from Monday", () => {
    expect(hourOfWeek(monday)).toBe(0);
    expect(hourOfWeek(Date.parse("2024-01-07T23:59"))).toBe(167);
    expect(hourOfWeek(Date.parse("1969-12-29T01:00"))).toBe(1);
  });

  it("says which part of hot hours had anybody on duty", () => {
    const hot = [
      { square: 1, hour: 23, beat: 0, incidents: 9 },
      { square: 2, hour: 23, beat: 1, incidents: 3 },
      { square: 3, hour: 12, beat: 1, incidents: 4 },
      { square: 4, hour: 12, beat: -1, incidents: 4 },
    ];
    const found = hotHoursCovered(twoBeats(), hot)!;
    expect(found.covered).toBeCloseTo((1 + 0.5 + 0) / 3, 12);
    expect([...found.byBeat]).toEqual([1, 0.25]);
    expect(hotHoursCovered(twoBeats(), [])).toBeNull();
  });

  it("moves officers of a shift on the days on which they are there, and loses none", () => {
    const presence = twoBeats();
    const hours = Float64Array.from([0, 14 * 8 * 2, 0, 8]);
    const moved = moveDuty({ presence, hours }, shifts, [
      { shift: 1, from: 0, to: 1, officers: 1 },
    ]);
    expect([...moved.hours]).toEqual([0, 112, 0, 120]);
    expect(moved.presence.strength[0]).toBe(1);
    expect(moved.presence.strength[presence.hours + 22]).toBe(2);
    const back = moveDuty(moved, shifts, [{ shift: 1, from: 1, to: 0, officers: 9 }]);
    expect([...back.hours]).toEqual([0, 232, 0, 0]);
    expect(presence.strength[0]).toBe(2);
    const none = moveDuty(moved, shifts, [{ shift: 0, from: 0, to: 1, officers: 3 }]);
    expect([...none.hours]).toEqual([...moved.hours]);
  });

  it("sums duty by week", () => {
    expect([...weeklyDuty(twoBeats(), shifts, 0, 1)]).toEqual([112, 112]);
    expect([...weeklyDuty(twoBeats(), shifts, 1, 1)]).toEqual([8, 0]);
  });
});

describe("positions of units", () => {
  const at = (clock: string) => Date.parse(`2024-01-01T${clock}`);
  const hot = [{ square: 5, hours: new Set([20]) }];

  it("counts minutes in hot hours, and stays of ten minutes as visits", () => {
    const clocks = ["20:00", "20:04", "20:08", "20:12", "20:30", "20:34"];
    const found = pingPresence(
      { unit: clocks.map(() => 1), time: clocks.map(at), square: clocks.map(() => 5) },
      hot,
    );
    expect(found.minutes[0]).toBeCloseTo(16, 9);
    expect([...found.visits]).toEqual([1]);
    expect(found.told).toBeCloseTo(16, 9);
  });

  it("splits the way between two squares, and cuts at the end of a hot hour", () => {
    const found = pingPresence(
      { unit: [1, 1, 1], time: ["20:54", "20:58", "21:03"].map(at), square: [4, 5, 5] },
      hot,
    );
    expect(found.minutes[0]).toBeCloseTo(2 + 2, 9);
    expect([...found.visits]).toEqual([0]);
  });

  it("keeps units apart and forgets pings without a time", () => {
    const found = pingPresence(
      { unit: [1, 2, 1], time: [at("20:00"), at("20:02"), NaN], square: [5, 5, 5] },
      hot,
    );
    expect([...found.minutes]).toEqual([0]);
    expect(found.told).toBe(0);
  });
});
