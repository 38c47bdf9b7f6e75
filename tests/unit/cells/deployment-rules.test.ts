import { describe, expect, test } from "vitest";
import { countAs, countedInOf } from "@/cells/deployment/counted";
import { checkKinds, kindsAt, newKind, picked, type Kind } from "@/cells/deployment/kinds";
import { limitOf, withLimit } from "@/cells/deployment/limits";
import { checkPlannable, problemOf, type Ground, type Rules } from "@/cells/deployment/rules";
import { unitsBy } from "@/cells/deployment/units";
import { planOf } from "@/cells/deployment/compute";

/** North has Market and Hill, South has Gate and Field; 25 and 5 turns a week by day, 8 and 0 by night. */
const ground: Ground = {
  beatNames: ["Market", "Hill", "Gate", "Field"],
  station: Int32Array.of(0, 0, 1, 1),
  stationNames: ["North", "South"],
  shiftNames: ["day", "night"],
  today: Float64Array.of(15, 8, 10, 0, 3, 0, 2, 0),
  crew: 1,
  alone: new Uint8Array(8),
  travel: null,
};
const rules: Rules = {
  ...{ goal: "return", most: 4, least: 0, alone: 4, explore: 0, effect: 30, busy: 30 },
  ...{ reach: 1_000, round: 1, changes: 1_000 },
};
const harm = Float64Array.of(8, 4, 2, 1, 6, 1, 1, 1);
const plan = (more: Partial<Rules>) =>
  planOf(harm, { ground, rules: { ...rules, ...more }, seconds: 1 }, { seed: 1 });
const turnsOf = (more: Partial<Rules>) => {
  const { turns, kinds } = problemOf(ground, { ...rules, ...more }, harm);
  return { turns: Array.from(turns), kinds: kinds?.map((kind) => Array.from(kind.turns)) };
};

describe("duty counted in units, officers or kinds of unit", () => {
  test("is the same in units as in kinds, down to single shifts a week, and back again", () => {
    const inKinds = { ...rules, ...countAs("kinds", ground, rules) };
    expect(countedInOf(inKinds)).toBe("kinds");
    expect(inKinds.kinds![0]!.units).toEqual({ day: 4.29, night: 1.14 });
    expect(turnsOf(inKinds).turns).toEqual(turnsOf({}).turns);
    const back = { ...inKinds, ...countAs("units", ground, inKinds) };
    expect(JSON.stringify(back)).toBe(JSON.stringify(rules));
  });

  test("in officers has whole ones, and going back drops only what is as usual", () => {
    const inOfficers = { ...rules, ...countAs("officers", ground, rules) };
    expect(inOfficers.officers_available).toEqual({ day: 4, night: 1 });
    expect(countedInOf(inOfficers)).toBe("officers");
    const more = { ...inOfficers, officers_available: { day: 9, night: 1 }, crew: 2 };
    expect(countAs("units", ground, more).units).toEqual({ day: 4, night: 0 });
    expect(countAs("kinds", ground, more).officers_available).toEqual({ day: 9, night: 1 });
  });

  test("adds up the kinds", () => {
    const kinds: Kind[] = [
      { name: "car", units: { day: 2 } },
      { name: "foot", units: { day: 1.5, night: 3 } },
    ];
    expect(unitsBy(ground, { ...rules, kinds })).toEqual([3.5, 3]);
    const inUnits = countAs("units", ground, { ...rules, kinds });
    expect(inUnits).toEqual({
      ...{ units: { day: 3.5, night: 3 }, kinds: undefined, officers_available: undefined },
    });
  });
});

describe("kinds of unit", () => {
  const car = { name: "car", units: { day: 2, night: 1 }, beats: ["Gate"] };
  const foot = { name: "foot", units: { day: 3 } };

  test("go to stations that have a beat for them, though the roster has nobody there", () => {
    const { turns, kinds } = turnsOf({ kinds: [car, foot] });
    expect(kinds![0]).toEqual([0, 0, 14, 7]);
    expect(kinds![1]!.filter((_, pool) => pool % 2 === 1)).toEqual([0, 0]);
    expect(turns).toEqual(kinds![0]!.map((each, pool) => each + kinds![1]![pool]!));
  });

  test("stand only where they may work, and each beat and shift says how many of which", async () => {
    const planned = await plan({ kinds: [car, foot] });
    expect(planned.plan.spare).toBe(0);
    const [inGate, inMarket] = [4, 0].map((place) => kindsAt(planned, place));
    expect(inGate).toMatch(/^car 14/);
    expect(inMarket).toMatch(/^foot \d+$/);
    expect(kindsAt(await plan({}), 0)).toBeNull();
  });

  test("are refused in words without a name, with the name of another, or with nowhere to work", () => {
    const check = (...kinds: Rules["kinds"] & object) => checkKinds({ ...rules, kinds });
    expect(() => check(car, foot)).not.toThrow();
    expect(() => check(car, { ...foot, name: " " })).toThrow("Kind of unit 2 has no name");
    expect(() => check(car, { ...foot, name: "car" })).toThrow(
      "Two kinds of unit are called “car”",
    );
    expect(() => check({ ...car, beats: [] })).toThrow("“car” has no beat where it may work");
  });

  test("begin with a name that no other has, and nobody on duty", () => {
    expect(newKind([car, { ...foot, name: "kind 3" }], ground.shiftNames)).toEqual({
      ...{ name: "kind 4", units: { day: 0, night: 0 } },
    });
  });

  test("work in the beats that are ticked; all ticked is no choice", () => {
    const all = ground.beatNames;
    expect(picked(undefined, ["Hill"], all)).toEqual(["Market", "Gate", "Field"]);
    expect(picked(["Field"], ["Market"], all)).toEqual(["Market", "Field"]);
    expect(picked(["Market"], ["Market", "Hill"], all)).toEqual(["Market", "Hill"]);
    expect(picked(["Market", "Hill"], ["Market", "Hill"], all)).toEqual([]);
    expect(picked(["Market", "Hill"], ["Gate", "Field"], all)).toBeUndefined();
  });
});

describe("limits of single beats", () => {
  test("take the place of the one before, and go when they have no number", () => {
    const one = { beat: "Hill", shift: "night", least: 2 };
    const other = { beat: "Hill", most: 5 };
    const limits = withLimit({ ...rules, limits: [one, other] }, { ...one, most: 4 });
    expect(limits).toEqual([other, { ...one, most: 4 }]);
    expect(limitOf({ ...rules, limits }, { beat: "Hill" })).toBe(other);
    expect(withLimit({ ...rules, limits: [one] }, { ...one, least: undefined })).toBeUndefined();
  });

  test("of one shift go before those of all, whichever is written first", () => {
    const limits = [
      { beat: "Hill", shift: "day", least: 6, most: 6 },
      { beat: "Hill", least: 1, most: 2 },
    ];
    const { least, most } = problemOf(ground, { ...rules, limits }, harm);
    expect([least[2], most[2]]).toEqual([6, 6]);
    expect([least[3], most[3]]).toEqual([1, 2]);
  });

  test("are refused in words where they contradict themselves", () => {
    const crossed = { ...rules, limits: [{ beat: "Hill", shift: "day", least: 6, most: 3 }] };
    expect(() => checkPlannable(ground, crossed)).toThrow(
      "Hill, day: at least 6 and at most 3 shifts a week contradict each other",
    );
  });
});
