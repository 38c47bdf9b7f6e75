import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { shiftRosterKind } from "@/cells/shift-roster";
import { makeRoster, type RosterInput } from "@/cells/shift-roster/compute";
import { cycleOf, cyclePatterns } from "@/cells/shift-roster/patterns";
import { run } from "@/cells/shift-roster/run";
import { lettersOf, type ShiftRosterView } from "@/cells/shift-roster/view-data";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const shiftNames = ["morning", "evening", "night"];
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

describe("a shift roster", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "shift-roster", name: "roster", source }));

  beforeAll(async () => {
    opened = await openEngine();
    vi.stubGlobal(
      "Worker",
      workerOf((input) => makeRoster(input as RosterInput)),
    );
    const rows = weekdays.flatMap((name, day) =>
      shiftNames.map((shift, at) => ({
        ...{ weekday: day + 1, weekday_name: name, shift },
        units_needed: 2 + at + (day >= 4 ? 1 : 0),
      })),
    );
    await opened.engine.ingest("waits_shifts", [encodeRows(rows)]);
    await opened.engine.createTable(
      "plan",
      "select unnest(['1', '2', '1', '2']) as beat, unnest(['morning', 'morning', 'night', 'night']) as shift, unnest([2, 1, 1, 1]) as units",
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("meets every need of a table of calls with the fewest officers, proven, and relief on top", async () => {
    const { findings, provenance } = await runCell("data: waits_shifts\nper_unit: 2\nleave: 20");
    const cover = await ask("from roster_cover");
    expect(cover).toHaveLength(21);
    for (const { needed, on_duty, missing } of cover as Record<string, number>[]) {
      expect(on_duty).toBeGreaterThanOrEqual(needed!);
      expect(missing).toBe(0);
    }
    const [sums] = await ask(
      "select sum(needed)::integer as needed, max(needed)::integer as most from roster_cover",
    );
    const [{ officers }] = (await ask("select max(officer)::integer as officers from roster")) as [
      { officers: number },
    ];
    expect(officers * 6).toBeGreaterThanOrEqual(Number(sums!.needed));
    expect(findings![0]).toBe(
      `${officers} officers fill all ${String(sums!.needed)} duties of a week; with 20 % of days lost to leave, ${Math.ceil(officers / 0.8)} must be posted to have them there.`,
    );
    expect(provenance!.join(" ")).toContain(`No fewer than ${officers} can do it`);
    expect(provenance!.join(" ")).toContain("units_needed of waits_shifts by weekday and shift");
    // Everybody has a day off each week, or works at most the week's end and the next one's beginning.
    const [off] = await ask(
      "select min(n)::integer as least from (select count(*) filter (where shift = 'off') as n from roster group by officer)",
    );
    expect(off!.least).toBeGreaterThanOrEqual(4);
  });

  test("the sheet has the same duties as the long table, and each week covers the need", async () => {
    await runCell("needs: {morning: 3, evening: 3, night: [2, 2, 2, 2, 4, 4, 2]}\nweeks: 3");
    const [sheet] = await ask(
      "select count(*) filter (where friday = 'night')::integer as n from roster_sheet where week = 2",
    );
    const [long] = await ask(
      "select count(*)::integer as n from roster where week = 2 and weekday_name = 'Friday' and shift = 'night'",
    );
    expect(sheet).toEqual(long);
    expect(sheet!.n).toBeGreaterThanOrEqual(4);
    expect(await ask("select max(week)::integer as weeks from roster")).toEqual([{ weeks: 3 }]);
  });

  test("nobody comes on less than eleven hours after a duty, or it is told", async () => {
    const { view, findings, provenance } = await runCell(
      "needs: {morning: 4, evening: 4, night: 3}",
    );
    const { breaches } = view as ShiftRosterView;
    const rows = await ask(`select count(*)::integer as n from (
select shift, lag(shift) over (partition by officer order by week, weekday) as before from roster
) where before = 'night' and shift in ('morning') or before = 'evening' and shift = 'morning'`);
    expect(rows[0]!.n).toBe(breaches.size);
    expect(findings!.join(" ")).toContain(
      breaches.size === 0 ? "Nobody has less than 11 hours" : "less than 11 hours between",
    );
    const [nights] =
      await ask(`select min(n)::integer as least, max(n)::integer as most, min(f)::integer as fewest, max(f)::integer as mostly
from (select count(*) filter (where shift = 'night') as n, count(*) filter (where shift = 'off' and weekday > 5) as f from roster group by officer)`);
    const { least, most, fewest, mostly } = nights as Record<string, number>;
    expect(most! - least!).toBeLessThanOrEqual(5);
    const [again] =
      await ask(`select count(*)::integer as n from (select officer, last(shift order by week, weekday) as before,
first(shift order by week, weekday) as after from roster group by officer)
where before = 'night' and after in ('morning', 'evening') or before = 'evening' and after = 'morning'`);
    expect(again!.n).toBe(0);
    expect(provenance).toContain(
      "Where the 4 weeks are repeated, nobody has less than 11 hours between the last day and the first.",
    );
    expect(provenance).toContain(
      `In the 4 weeks written an officer has ${least} to ${most} nights and ${fewest} to ${mostly} of 8 Saturdays and Sundays off.`,
    );
  });

  test("with too few officers the least stays open, and it is said where", async () => {
    const { findings } = await runCell("data: waits_shifts\nofficers: 10\nleave: 10");
    const [sum] = await ask("select sum(missing)::integer as n from roster_cover");
    expect(findings![0]).toMatch(
      new RegExp(`^10 officers are too few: with 9 there on an average day, ${String(sum!.n)} of`),
    );
    expect(findings![1]).toMatch(/^Most is open on \w+day in the \w+ shift/);
  });

  test("four on and four off goes by weeks of eight, and a plan's beats are added up", async () => {
    const { provenance, view } = await runCell("data: plan\npatterns: [4/4]\nleave: 0");
    const { cover, length, officers, shift } = view as ShiftRosterView;
    expect(length).toBe(56);
    const works = Array.from(shift, (each) => (each < 0 ? "." : "w")).join("");
    for (let officer = 0; officer < officers; officer++)
      expect(works.slice(officer * 56, officer * 56 + 56).repeat(2)).toContain(
        "wwww....".repeat(7),
      );
    expect(provenance!.join(" ")).toContain("Everybody keeps the days off of the pattern.");
    expect(officers).toBe(10);
    expect(cover.map(({ needed }) => needed).slice(0, 2)).toEqual([3, 2]);
    expect(provenance!.join(" ")).toContain("names no weekday: each day needs the same");
    expect(provenance!.join(" ")).toContain("repeat every 56 days");
  });

  test("what cannot be rostered is said", async () => {
    await expect(runCell("")).rejects.toThrow("Choose a table of needs");
    await expect(runCell("needs: {morning: 0}")).rejects.toThrow("No shift needs anybody.");
    await expect(runCell("needs: {dawn: 2}")).rejects.toThrow("It is not known when dawn begins");
    await expect(runCell("needs: {night: 2}\npatterns: [7/0]")).rejects.toThrow("no day off");
    await expect(runCell("needs: {night: 2}\ndata: plan")).rejects.toThrow(
      "Needs are written in the cell, and plan is named as their table",
    );
    await opened.engine.createTable("crowd", "select 'night' as shift, 5001 as need");
    await expect(runCell("data: crowd")).rejects.toThrow(
      "Monday needs 5,001 officers in the night shift, more than the 5,000",
    );
    await expect(runCell("needs: {night: 2001}\nleave: 0")).rejects.toThrow(
      /^2,\d{3} officers are more than the 2,000/,
    );
    await expect(runCell("needs: {night: 2}\nofficers: 2500\nleave: 0")).rejects.toThrow(
      "2,500 officers are more than the 2,000",
    );
  });

  test.each([
    ["each keeps one shift", "data: waits_shifts\nrotate: false"],
    ["too few officers", "data: waits_shifts\nofficers: 10\npatterns: [6/1, 4/4]"],
  ])("its program finds and writes the same roster: %s", async (_, source) => {
    const result = await runCell(source);
    const code = shiftRosterKind.toCode!({ source, name: "roster" } as Cell, result);
    expect(analyseScript(code).problem).toBeUndefined();
    const [shown] = (await displayedBy(opened.engine, code)) as [
      { officers: number; roster: string[]; cover: { needed: number; onDuty: number }[] },
    ];
    const written = await ask(
      "select string_agg(shift, ' ' order by week, weekday) as days from roster group by officer order by officer",
    );
    expect(shown.roster).toEqual(written.map(({ days }) => days));
    expect(shown.cover.map(({ onDuty }) => onDuty)).toEqual(
      (await ask("select on_duty from roster_cover")).map((row) => row.on_duty),
    );
  });
});

test("patterns of different length fit together in whole weeks", () => {
  expect(cycleOf([{ on: 6, off: 1 }])).toBe(7);
  expect(cycleOf([{ on: 4, off: 4 }])).toBe(56);
  expect(cycleOf([{ on: 4, off: 2 }])).toBe(42);
  expect(() =>
    cycleOf([
      { on: 9, off: 4 },
      { on: 4, off: 4 },
    ]),
  ).toThrow("fit together only every");
  const found = cyclePatterns([{ on: 2, off: 1 }], ["day"]);
  expect(found).toHaveLength(3);
  expect(found[1]!.shift.slice(0, 6)).toEqual([-1, 0, 0, -1, 0, 0]);
});

test("letters tell shifts apart", () => {
  const named = (...names: string[]) => lettersOf(names.map((name) => ({ name, from: 0, to: 1 })));
  expect(named("morning", "evening", "night")).toEqual(["M", "E", "N"]);
  expect(named("night", "noon")).toEqual(["Ni", "No"]);
});
