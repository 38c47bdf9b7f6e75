import { describe, expect, test } from "vitest";
import { changeGroups } from "@/cells/deployment/change-groups";
import { planOf } from "@/cells/deployment/compute";
import { officersPlanned } from "@/cells/deployment/crews";
import { reasonOf, type Basis } from "@/cells/deployment/reasons";
import type { Ground, Rules } from "@/cells/deployment/rules";
import { nowOf } from "@/cells/deployment/view-data";

/** One station and one shift: four beats with a unit each day, of two officers in Market, and two with none. */
const ground: Ground = {
  beatNames: ["Market", "Hill", "Gate", "Lake", "Field", "Ford"],
  station: new Int32Array(6),
  stationNames: [""],
  shiftNames: ["day"],
  today: Float64Array.of(7, 7, 7, 7, 0, 0),
  todayOfficers: Float64Array.of(14, 7, 7, 7, 0, 0),
  alone: new Uint8Array(6),
  travel: null,
};
const rules: Rules = {
  ...{ goal: "return", most: 4, alone: 4, explore: 0, effect: 30, busy: 30 },
  ...{ reach: 1_000, round: 1, changes: 4 },
};
const harm = Float64Array.of(8, 0.001, 2, 2, 0.001, 0.002);
const basis: Basis = {
  shifts: [{ name: "day", from: 360, to: 1320 }],
  ...{ days: 365, weeks: 4, nameTypes: null, alone: ground.alone },
  facts: [
    null,
    null,
    null,
    null,
    null,
    { types: [["THEFT", 1]], hours: new Uint32Array(24).fill(1, 9, 10) },
  ],
  expected: { counts: harm },
  duty: { days: Float64Array.of(365, 365, 365, 365, 0, 0), hours: new Float64Array(6) },
};
const planned = async (more: Partial<Rules>, own = ground) => {
  const made = await planOf(
    harm,
    { ground: own, rules: { ...rules, ...more }, seconds: 1 },
    { seed: 1 },
  );
  const reason = (beat: string) =>
    reasonOf(basis, { ...made, now: nowOf(made) }, ground.beatNames.indexOf(beat));
  return { ...made, reason, groups: changeGroups(basis, made, () => true) };
};

describe("the reason of a change", () => {
  test("compares what is expected by shift of duty, where both have duty, and names where shifts go", async () => {
    const { reason, plan } = await planned({});
    expect(Array.from(plan.turns)).toEqual([11, 3, 7, 7, 0, 0]);
    expect(reason("Hill")).toMatch(
      /; under 0\.01 expected in 4 weeks; under 0\.01 for each shift on duty today, 0\.29 in Market; they go to Market \(\+4\)$/,
    );
  });

  test("says that limits ask for it where they do, and compares nothing then", async () => {
    const { reason, groups } = await planned({ least: 1, changes: 0 });
    expect(reason("Field")).toMatch(/at least 1 shift a week by your limit$/);
    const losses = groups.filter(({ change }) => change < 0);
    expect(losses).toHaveLength(1);
    expect(losses[0]!.reason).toMatch(
      /in 4 weeks; they go to Field \(\+1\) and Ford \(\+1\), as limits ask for more there than today$/,
    );
  });

  test("says of no beat that it has all where several give shifts up", async () => {
    const limits = [{ beat: "Field", least: 12 }];
    const { reason } = await planned({ limits });
    expect(reason("Hill")).toMatch(
      /; among the 12 day shifts a week that go to Field \(\+12\), as limits ask for more there than today$/,
    );
    const { reason: ofFew } = await planned({
      units: { day: 2 },
      limits: [{ beat: "Field", least: 2 }],
    });
    expect(ofFew("Hill")).toMatch(
      /of the 18 day shifts a week given up 4 go to Market \(\+2\) and Field \(\+2\), 2 of them as/,
    );
  });

  test("does not say that a beat's shifts go where units are new", async () => {
    const { reason, plan } = await planned({ units: { day: 5 }, changes: 9 });
    expect(plan.turns[1]).toBe(5);
    expect(reason("Hill")).toMatch(
      /; the plan has 7 more day shifts a week than today, with more in Market \(\+9\)$/,
    );
  });

  test("of a loss to a limit is that limit, down to none", async () => {
    const reasonAt = async (most: number, least?: number) =>
      (await planned({ limits: [{ beat: "Market", least, most }] })).reason("Market");
    expect(await reasonAt(0)).toMatch(/; at most 0 shifts a week by your limit$/);
    expect(await reasonAt(1)).toMatch(/; at most 1 shift a week by your limit$/);
    expect(await reasonAt(2)).toMatch(/; at most 2 shifts a week by your limit$/);
    expect(await reasonAt(0, 0)).toMatch(/; locked at 0 shifts a week$/);
  });

  test("names fewest shifts that nobody set only where they bring duty", async () => {
    const alone = { ...ground, alone: Uint8Array.of(0, 0, 0, 0, 0, 1) };
    expect((await planned({}, alone)).reason("Ford")).toMatch(/; at least 4 shifts a week$/);
    const today = Float64Array.of(14, 2, 2, 2, 2, 2);
    const { reason, plan, problem } = await planned(
      { units: { day: 5 }, explore: 50, changes: 9 },
      { ...ground, today },
    );
    const field = ground.beatNames.indexOf("Field");
    expect(plan.turns[field]! - plan.explored[field]!).toBe(problem.least[field]);
    expect(reason("Field")).toMatch(/ expected in 4 weeks; \d+ of them explores?: /);
  });

  test("calls a beat locked only where its fewest and its most were set", async () => {
    const reasonAt = async (least: number, most?: number) =>
      (await planned({ most: 1, limits: [{ beat: "Market", least, most }] })).reason("Market");
    expect(await reasonAt(9)).toMatch(/; at least 9 shifts a week by your limit$/);
    expect(await reasonAt(7)).toMatch(/; at least 7 shifts a week by your limit$/);
    expect(await reasonAt(9, 9)).toMatch(/; locked at 9 shifts a week$/);
  });
});

test("beats that gain as much by the same limit are told in one line, after the larger changes", async () => {
  const { groups } = await planned({ least: 1, changes: 8 });
  expect(groups.map(({ places, change }) => [places.length, change])).toEqual([
    [1, 6],
    [1, -6],
    [2, 1],
    [2, -1],
  ]);
  expect(groups[2]!.reason).toBe(
    "in each 0 to 1 incidents 06:00–22:00 in 12 months; somebody on duty in 0 of 365 day shifts; under 0.01 expected in 4 weeks; at least 1 shift a week by your limit",
  );
});

describe("officers of a plan", () => {
  const sum = (list: Float64Array) => list.reduce((all, each) => all + each, 0);

  test("stay with their beat, go with the units that move, and add up to those of the roster", async () => {
    const made = await planned({});
    expect(Array.from(officersPlanned(ground, rules, made))).toEqual([18, 3, 7, 7, 0, 0]);
    const apart = { ...ground, today: Float64Array.of(7, 7, 7, 7, 0, 0) };
    const fewer = { ...rules, units: { day: 3 } };
    const small = await planned(fewer, apart);
    expect(sum(officersPlanned(apart, fewer, small))).toBeCloseTo((21 * 35) / 28, 9);
    const more = { ...rules, units: { day: 5 } };
    expect(sum(officersPlanned(ground, more, await planned(more)))).toBeCloseTo((35 * 35) / 28, 9);
  });

  test("are as many a unit as told, whatever the roster has", async () => {
    const told = { ...rules, crew: 3 };
    expect(sum(officersPlanned(ground, told, await planned(told)))).toBe(3 * 28);
  });
});
