import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPatrol } from "@/cells/patrol/read";
import { patrolSchema } from "@/cells/patrol/params";
import type { Engine } from "@/lib/engine/engine";
import { CellFailure } from "@/lib/session/kind";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";

let engine: Engine;
let close: () => Promise<void> | void;

const read = (params: object) =>
  readPatrol(
    contextOf(engine, { kind: "duty-match", name: "a", source: "" }),
    patrolSchema.parse({ data: "cases", duty: "roster", ...params }),
  );

beforeAll(async () => {
  ({ engine, close } = await openEngine());
  await engine.createTable(
    "cases",
    `select * from (values
('North', 'BEAT 2', timestamp '2024-01-01 23:30', null, 'HURT'),
('North', 'Beat  2', timestamp '2024-01-02 05:59', timestamp '2024-01-02 05:59', 'HURT'),
('North', 'BEAT 10', timestamp '2024-01-02 04:00', timestamp '2024-01-02 08:00', 'THEFT'),
('North', 'BEAT 10', timestamp '2024-01-03 12:00', timestamp '2024-01-09 12:00', 'THEFT'),
('North', null, timestamp '2024-01-03 12:00', null, 'THEFT'),
('North', 'BEAT 2', timestamp '2023-06-01 12:00', null, 'THEFT')
) t(station, beat, occurred_from, occurred_to, head)`,
  );
  await engine.createTable(
    "roster",
    `select * from (values
('North', 'BEAT 2', 'night', timestamp '2024-01-01 22:00', timestamp '2024-01-02 06:00', 2),
('North', 'BEAT 2', 'night', timestamp '2024-01-03 22:00', timestamp '2024-01-04 06:00', 1),
('North', 'BEAT 10', 'day', timestamp '2024-01-02 06:00', timestamp '2024-01-02 22:00', 1),
('North', 'BEAT 10', 'day', timestamp '2024-01-02 20:00', timestamp '2024-01-02 23:00', 3),
('North', 'BEAT 3', 'day', timestamp '2024-01-02 06:00', timestamp '2024-01-02 22:00', 1),
('North', 'BEAT 3', 'day', timestamp '2024-01-02 06:00', timestamp '2024-01-05 22:00', 1)
) t(station, beat, shift, starts_at, ends_at, officers)`,
  );
});
afterAll(() => close());

describe("incidents and duty by beat and shift", () => {
  it("takes the roster's shifts, the days that both cover and every beat that one of them names", async () => {
    const found = await read({});
    expect(found.shifts).toEqual([
      { name: "day", from: 360, to: 1320 },
      { name: "night", from: 1320, to: 360 },
    ]);
    expect(found.beats.names).toEqual(["North · BEAT 2", "North · BEAT 3", "North · BEAT 10"]);
    expect(new Date(found.span.from).toISOString().slice(0, 10)).toBe("2024-01-01");
  });

  it("shares a span of time out over the shifts that it touches", async () => {
    const { incidents, words } = await read({ time_to: "occurred_to" }).then((found) => ({
      incidents: found.incidents,
      words: found.words.join("\n"),
    }));
    const long = [16 / 24, 8 / 24];
    expect([...incidents.counts]).toEqual([0, 2, 0, 0, 0.5 + long[0]!, 0.5 + long[1]!]);
    expect(words).toContain("1 row without station and beat left out");
    expect(words).toContain("1 row with a span of a day or more");
  });

  it("shares duty out to the shifts and leaves out what is longer than a day", async () => {
    const cut = await read({});
    expect(cut.roster!.officerHours[1]).toBe(16 + 2);
    const { roster } = await read({ until: "2024-01-04" });
    expect([...roster!.officerHours]).toEqual([0, 24, 16, 0, 16 + 6, 3]);
    expect([...roster!.unitHours]).toEqual([0, 16, 16, 0, 18, 1]);
    expect([...roster!.days]).toEqual([0, 2, 1, 0, 1, 1]);
    expect(roster!.words.join("\n")).toContain("1 row of the roster left out");
  });

  it("weighs incidents by their type", async () => {
    const harm = { column: "head", weights: { HURT: 10 }, other: 0.5 };
    const { incidents } = await read({ harm });
    expect([...incidents.harm]).toEqual([0, 20, 0, 0, 0.5, 0.5]);
    expect([...incidents.squares]).toEqual([0, 200, 0, 0, 0.25, 0.25]);
    expect(incidents.heaviest).toBe(10);
  });

  it("counts what it is asked not to count apart", async () => {
    const found = await readPatrol(
      contextOf(engine, { kind: "duty-match", name: "a", source: "" }),
      patrolSchema.parse({ data: "cases", duty: "roster", time_to: "occurred_to" }),
      {
        exceptOf: () =>
          Promise.resolve({ sql: "head = 'THEFT'", words: (count) => `${count} thefts left out` }),
      },
    );
    const { counts, excepted, words } = found.incidents;
    expect([...counts]).toEqual([0, 2, 0, 0, 0, 0]);
    expect(excepted.reduce((sum, each) => sum + each, 0)).toBeCloseTo(2, 12);
    expect(words.join("\n")).toContain("3 thefts left out");
    expect(words.join("\n")).not.toContain("span of time");
  });

  it("says hour by hour how many officers were on duty", async () => {
    const { roster } = await read({ until: "2024-01-04" });
    const { presence } = roster!;
    const at = (beat: number, hour: number) => presence!.strength[beat * presence!.hours + hour];
    expect([at(0, 21), at(0, 22), at(0, 29), at(0, 30)]).toEqual([0, 2, 2, 0]);
    expect([at(2, 43), at(2, 44), at(2, 46)]).toEqual([1, 4, 3]);
  });

  it("compares whole days where there is no time of day", async () => {
    await engine.createTable(
      "days",
      "select station, beat, occurred_from::date as happened from cases",
    );
    const found = await read({ data: "days", duty: undefined });
    expect(found.shifts).toHaveLength(1);
    expect(found.words.join("\n")).toContain("no time of day");
  });

  it("refuses shifts that leave a gap, and says where", async () => {
    const shifts = [{ name: "day", from: "06:00", to: "21:00" }];
    await expect(read({ shifts })).rejects.toThrow("No shift is on at 00:00");
    await expect(read({ shifts })).rejects.toBeInstanceOf(CellFailure);
  });

  it("says when roster and incidents have no day in common", async () => {
    await engine.createTable(
      "old",
      "select * replace (starts_at - interval 9 year as starts_at, ends_at - interval 9 year as ends_at) from roster",
    );
    await expect(read({ duty: "old" })).rejects.toThrow("no day in common");
  });
});
