import { describe, expect, test } from "vitest";
import { countAs, countedInOf } from "@/cells/deployment/counted";
import { checkKinds, kindsAt, newKind, picked, type Kind } from "@/cells/deployment/kinds";
import { aloneOf } from "@/cells/deployment/alone";
import { isLocked, limitOf, withLimit } from "@/cells/deployment/limits";
import { checkPlannable, problemOf, type Ground, type Rules } from "@/cells/deployment/rules";
import { officerWords, unitsBy, unplacedBy } from "@/cells/deployment/units";
import { planOf } from "@/cells/deployment/compute";
import { texts } from "@/cells/deployment/texts";

/** North has Market and Hill, South has Gate and Field; 25 and 5 turns a week by day, 8 and 0 by night. */
const ground: Ground = {
  beatNames: ["Market", "Hill", "Gate", "Field"],
  station: Int32Array.of(0, 0, 1, 1),
  stationNames: ["North", "South"],
  shiftNames: ["day", "night"],
  today: Float64Array.of(15, 8, 10, 0, 3, 0, 2, 0),
  todayOfficers: null,
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

  test("in officers fills the units of today, though a unit has a part of an officer more", () => {
    const five: Ground = {
      ...ground,
      today: Float64Array.of(15, 8, 10, 0, 10, 0, 0, 0),
      todayOfficers: Float64Array.of(18.75, 10, 12.5, 0, 12.5, 0, 0, 0),
    };
    const inOfficers = { ...rules, ...countAs("officers", five, rules) };
    expect(inOfficers.officers_available).toEqual({ day: 7, night: 2 });
    expect(unitsBy(five, inOfficers)).toEqual([5, 1]);
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

  test("lock a beat only where fewest and most were set to one number", () => {
    const lockedBy = (...limits: Rules["limits"] & object) =>
      isLocked({ ...rules, limits }, { beat: "Hill", shift: "night" });
    expect(lockedBy({ beat: "Hill", shift: "night", least: 15 })).toBe(false);
    expect(lockedBy({ beat: "Hill", least: 6, most: 6 })).toBe(true);
    expect(lockedBy({ beat: "Hill", shift: "night", most: 4 }, { beat: "Hill", least: 4 })).toBe(
      true,
    );
    expect(lockedBy({ beat: "Hill", shift: "day", least: 6, most: 6 })).toBe(false);
  });

  test("are refused in words where they contradict themselves", () => {
    const crossed = { ...rules, limits: [{ beat: "Hill", shift: "day", least: 6, most: 3 }] };
    expect(() => checkPlannable(ground, crossed)).toThrow(
      "Hill, day: at least 6 and at most 3 shifts a week contradict each other",
    );
  });
});

describe("officers who are there", () => {
  const whole = { ...rules, goal: "median" as const, changes: undefined };
  const kinds: Kind[] = ["a", "b"].map((name) => ({ name, units: { day: 1.5 }, officers: 2 }));
  const said = async (more: Partial<Rules>) => {
    const asked = { ...rules, ...more };
    const planned = await planOf(harm, { ground, rules: asked, seconds: 1 }, { seed: 1 }, "return");
    return officerWords(ground, asked, planned);
  };

  test("are not exceeded by units that a goal rounds to whole ones, and the words say those planned", async () => {
    const asked = (day: number) => ({ ...whole, kinds, officers_available: { day } });
    expect(() => checkPlannable(ground, asked(6))).toThrow("8 in day, and 6 are there");
    expect(() => checkPlannable(ground, asked(8))).not.toThrow();
    expect(turnsOf(asked(8)).turns.reduce((sum, each) => sum + each, 0)).toBe(7 * 4);
    expect(await said(asked(8))).toBe("Officers on duty at once: 8 of 8 in day and 0 in night");
    const units = { ...whole, units: { day: 2.5, night: 0 }, crew: 2 };
    expect(() => checkPlannable(ground, { ...units, officers_available: { day: 5 } })).toThrow(
      "6 in day, and 5 are there",
    );
    const down = { ...units, units: { day: 2.4 }, officers_available: { day: 4 } };
    expect(() => checkPlannable(ground, down)).not.toThrow();
  });

  test("are enough on the day that has most, where shifts of a week do not go into seven", async () => {
    const asked = (day: number) => ({
      ...{ units: { day: 1.5, night: 1 }, crew: 2, officers_available: { day } },
    });
    expect(() => checkPlannable(ground, { ...rules, ...asked(3) })).toThrow(
      "4 in day, and 3 are there",
    );
    expect(await said(asked(4))).toBe(
      "A unit is 2 officers. Officers on duty at once, on the day that has most: 4 of 4 in day and 2 in night",
    );
  });

  test("are those of units that found a place, and the others are counted by shift", async () => {
    const asked = { ...rules, move: "city" as const, most: 2, units: { night: 500 }, crew: 2 };
    expect(await said(asked)).toMatch(/ and 16 in night$/);
    expect(unplacedBy(await plan(asked))).toEqual([
      { all: 30, left: 0 },
      { all: 3_500, left: 3_444 },
    ]);
  });

  test("are whole ones, whatever the units", () => {
    const asked = { units: { night: 16.6 }, crew: 15, officers_available: { night: 249 } };
    expect(() => checkPlannable(ground, { ...rules, ...asked })).toThrow(
      "255 in night, and 249 are there",
    );
    const there = { ...asked, officers_available: { night: 255 } };
    expect(() => checkPlannable(ground, { ...rules, ...there })).not.toThrow();
  });

  test("bind the plan that is shown before that of another goal, too", async () => {
    const asked = { ...whole, units: { day: 1.4, night: 1 }, crew: 2 };
    const input = { ground, rules: { ...asked, officers_available: { day: 2 } }, seconds: 1 };
    const { plan } = await planOf(harm, input, { seed: 1 }, "return");
    const byDay = plan.turns.filter((_, place) => place % 2 === 0);
    expect(byDay.reduce((sum, each) => sum + each, 0)).toBe(7);
  });
});

test("one beat by itself is left alone in a shift with almost none of its duty", () => {
  const counts = Float64Array.of(300, 261);
  expect([...aloneOf(counts, Float64Array.of(7, 0.03), 2)]).toEqual([0, 1]);
  expect([...aloneOf(counts, Float64Array.of(7, 1), 2)]).toEqual([0, 0]);
});

describe("units that nobody has", () => {
  const check = (more: Partial<Rules>) => () => checkPlannable(ground, { ...rules, ...more });
  const none = { day: 0, night: 0 };

  test("are refused in words, however duty is counted", () => {
    const said = "There is no unit to plan: units at once are 0 in day and 0 in night.";
    expect(check({ units: none })).toThrow(said);
    expect(check({ officers_available: none })).toThrow(said);
    expect(check({ kinds: [{ name: "car", units: none }] })).toThrow(said);
    expect(check({ units: { ...none, night: 0.2 } })).not.toThrow();
    expect(check({ goal: "median", units: { ...none, night: 0.2 } })).toThrow(
      "0 in day and 0.2 in night, and this goal plans whole units",
    );
  });
});

describe("the fewest shifts that nobody set", () => {
  const city = { ...rules, least: undefined, move: "city" as const };
  const ofCar = [{ name: "car", units: { day: 3, night: 1 }, beats: ["Market"] }];
  const leastOf = (more: Partial<Rules>, own = ground) =>
    Array.from(problemOf(own, { ...city, ...more }, harm).least);
  const leftAlone = { ...ground, alone: new Uint8Array(8).fill(1) };

  test("are none where no kind of unit may go, and the plan is made", async () => {
    expect(leastOf({ kinds: ofCar })).toEqual([2, 2, 0, 0, 0, 0, 0, 0]);
    expect(leastOf({ kinds: ofCar }, leftAlone)).toEqual([4, 4, 0, 0, 0, 0, 0, 0]);
    const planned = await plan({ ...city, kinds: ofCar });
    expect(Array.from(planned.plan.turns)).toEqual([21, 7, 0, 0, 0, 0, 0, 0]);
  });

  test("are no more than the shifts of the kinds that may go there", () => {
    const foot = { name: "foot", units: { day: 0.4 }, beats: ["Hill", "Gate", "Field"] };
    const least = leastOf({ kinds: [...ofCar, foot] }, leftAlone);
    expect(least.filter((_, place) => place % 2 === 0)).toEqual([4, 3, 0, 0]);
  });

  test("leave room for what was set", async () => {
    const limits = [{ beat: "Market", shift: "night", least: 7 }];
    const asked = { ...city, units: { day: 3, night: 1 }, limits };
    expect(leastOf(asked)).toEqual([2, 7, 2, 0, 2, 0, 2, 0]);
    expect((await plan(asked)).plan.turns[1]).toBe(7);
    const none = [{ beat: "Market", most: 3 }];
    expect(leastOf({ limits: none }, leftAlone).slice(0, 2)).toEqual([3, 3]);
    expect(leastOf({ limits: none, goal: "median" }, leftAlone).slice(0, 2)).toEqual([0, 0]);
  });

  test("bring no duty to where there is none today, and only what was set is refused", async () => {
    expect(leastOf({ move: "station" })).toEqual([2, 2, 2, 0, 1, 0, 1, 0]);
    await expect(
      plan({ ...city, kinds: ofCar, limits: [{ beat: "Hill", shift: "day", least: 2 }] }),
    ).rejects.toThrow(
      "in shift day Hill needs 2 shifts a week, and no kind of unit may work there",
    );
  });

  test("that are more than there is say it in units, too", async () => {
    const limits = [{ beat: "Hill", shift: "night", least: 9 }];
    await expect(plan({ units: { day: 1, night: 1 }, move: "city", limits })).rejects.toThrow(
      "and there are 7 shifts a week (1 unit at once)",
    );
  });

  test("that fill what may move are told beside it", () => {
    const told = texts.findings.filling;
    expect(told(12, 15, 10)).toMatch(
      /^12 of them fill the fewest shifts that limits ask for, and at most 10 may move unless limits or new shifts force it:/,
    );
    expect(told(1, 1, 0)).toMatch(
      /^It fills the fewest shifts that limits ask for, and none may move unless/,
    );
  });

  test("are told as they are", () => {
    const told = (fewest: [number, number] | null, others = false) =>
      texts.provenance.limits(fewest, 2, others);
    expect(told([0, 0])).toBe("No beat has to have a shift, at most 2 units at once");
    expect(told([2, 2])).toBe(
      "At least 2 shifts a week in every beat and shift, at most 2 units at once",
    );
    expect(told([1, 4], true)).toBe(
      "At least 1 shift a week in every other beat and shift, in some up to 4, at most 2 units at once",
    );
    expect(told([0, 2])).toBe(
      "Some beats and shifts have to have up to 2 shifts a week, at most 2 units at once",
    );
    expect(told(null, true)).toBe("At most 2 units at once");
  });
});
