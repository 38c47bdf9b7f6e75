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
    const { roster } = await read({});
    expect([...roster!.officerHours]).toEqual([0, 16 + 2, 16, 0, 16 + 6, 3]);
    expect([...roster!.unitHours]).toEqual([0, 8 + 2, 16, 0, 18, 1]);
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
    const { roster } = await read({});
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

  const spanIn = ({ span }: Awaited<ReturnType<typeof read>>) =>
    [span.from, span.end - 1].map((time) => new Date(time).toISOString().slice(0, 10));

  it("counts no days that incidents or roster do not cover, and says so", async () => {
    const asked = await read({ from: "1900-01-01", until: "2024-12-31" });
    expect(spanIn(asked)).toEqual(["2024-01-01", "2024-01-03"]);
    expect(asked.days).toBe(3);
    expect(asked.words.join("\n")).toContain(
      "Of the days asked for, those from 1 Jan 2024 to 3 Jan 2024 are counted: the incidents and the roster roster cover no others",
    );
    const alone = await read({ duty: undefined, from: "1900-01-01", until: "2024-01-02" });
    expect(spanIn(alone)).toEqual(["2023-06-01", "2024-01-02"]);
    expect(alone.words.join("\n")).toContain("the incidents cover no others");
    expect((await read({})).words.join("\n")).not.toContain("asked for");
    await expect(read({ from: "2023-05-01", until: "2023-12-31" })).rejects.toThrow(
      "None of the days asked for is among those that the incidents and the roster roster cover: 1 Jan 2024 to 3 Jan 2024",
    );
  });

  it("takes no mistyped year for the first or last day, and says so", async () => {
    const many = (column: string, far: readonly string[]) =>
      `select 'North' as station, 'BEAT 2' as beat, 'day' as shift, ${column}, 1 as officers, ${column} + interval 2 hour as ends_at
from (select timestamp '2024-01-01 10:00' + to_hours(12 * i::int) as ${column} from range(200) t(i)
${far.map((time) => `union all select timestamp '${time}'`).join(" ")})`;
    await engine.createTable("strayed", many("occurred_from", ["2042-03-01 10:00"]));
    await engine.createTable(
      "mistyped",
      many("starts_at", ["1924-01-05 10:00", "2204-01-05 10:00"]),
    );
    const found = await read({ data: "strayed", duty: "mistyped" });
    expect(spanIn(found)).toEqual(["2024-01-01", "2024-04-09"]);
    const words = found.words.join("\n");
    expect(words).toContain(
      "2 rows of mistyped dated far outside 1 Jan 2024 to 9 Apr 2024 left out",
    );
    expect(words).toContain("1 row of strayed dated far outside");
    await engine.createTable("thin", many("occurred_from", ["2024-04-29 10:00"]));
    expect(spanIn(await read({ data: "thin", duty: undefined }))).toEqual([
      "2024-01-01",
      "2024-04-29",
    ]);
  });

  it("counts a night on the day on which it begins", async () => {
    const { roster, days } = await read({ from: "2024-01-02" });
    expect([roster!.days[1], days]).toEqual([1, 2]);
    expect(roster!.officerHours[1]).toBe(12 + 2);
  });

  it("lets no protected column decide where duty goes", async () => {
    await engine.createTable("castes", "select *, 'A' as accused_caste from cases");
    const harm = { column: "accused_caste", weights: { A: 5 }, other: 1 };
    await expect(read({ data: "castes", harm })).rejects.toThrow(
      "accused_caste of castes is protected",
    );
    const by = ["accused_caste"];
    await expect(read({ data: "castes", duty: undefined, by })).rejects.toThrow("is protected");
  });

  it("refuses a column that names cases instead of beats", async () => {
    await engine.createTable(
      "numbered",
      "select i as crime_no, timestamp '2024-01-01' + to_minutes(i::int) as occurred_from from range(1, 5002) t(i)",
    );
    await expect(read({ data: "numbered", duty: undefined, by: ["crime_no"] })).rejects.toThrow(
      "crime_no names 5,001 beats; at most 5,000",
    );
  });

  it("says when roster and incidents have no beat in common", async () => {
    await engine.createTable("elsewhere", "select * replace ('South' as station) from roster");
    await expect(read({ duty: "elsewhere" })).rejects.toThrow("No beat of cases has a row");
  });

  it("says when roster and incidents have no day in common", async () => {
    await engine.createTable(
      "old",
      "select * replace (starts_at - interval 9 year as starts_at, ends_at - interval 9 year as ends_at) from roster",
    );
    await expect(read({ duty: "old" })).rejects.toThrow(
      "The incidents (1 Jun 2023 to 3 Jan 2024) and the roster old (1 Jan 2015 to 3 Jan 2015) have no day in common",
    );
  });

  it("says when the first day asked for is after the last", async () => {
    await expect(read({ from: "2024-01-03", until: "2024-01-01" })).rejects.toThrow(
      "The first day, 3 Jan 2024, is after the last, 1 Jan 2024",
    );
  });
});
