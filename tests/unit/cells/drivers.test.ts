import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { driversKind } from "@/cells/drivers";
import { findDrivers, type DriversInput } from "@/cells/drivers/compute";
import { run } from "@/cells/drivers/run";
import type { DriversView } from "@/cells/drivers/view-data";
import type { Cell } from "@/lib/notebook/document";
import { chance } from "@/lib/methods/chance";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import { analyseScript } from "@/lib/script/analyse";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const side = 4;
const weeks = 130;
const step = 0.02;
const monday = Date.UTC(2021, 0, 4);
const dayLength = 86_400_000;

const square = (west: number, south: number) =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [west + step, south],
        [west + step, south + step],
        [west, south + step],
        [west, south],
      ],
    ],
  });

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Beats by week: each officer more on duty brings a quarter more cases to the register, or nothing does. */
function register(effect: number, seed: number) {
  const by = chance(seed);
  const [rows, roster]: Record<string, unknown>[][] = [[], []];
  for (let beat = 0; beat < side * side; beat++) {
    const level = 2 + 3 * by.next();
    for (let week = 0; week < weeks; week++) {
      const officers = by.below(7);
      const begin = monday + week * 7 * dayLength;
      roster!.push({ beat: `Beat ${beat + 1}`, day: dayOf(begin + dayLength), officers });
      const count = drawPoisson(level * Math.exp(effect * (officers - 3)), by);
      for (let k = 0; k < count; k++) {
        rows!.push({
          beat: k % 5 === 0 ? `BEAT ${beat + 1} ` : `Beat ${beat + 1}`,
          date: new Date(begin + Math.floor(7 * dayLength * by.next())).toISOString().slice(0, 16),
        });
      }
    }
  }
  return { rows: rows!, roster: roster! };
}

const beats = Array.from({ length: side * side }, (_, i) => ({
  beat: `Beat ${i + 1}`,
  shops: (i * 7) % 11,
  religion_share: ((i * 5) % 9) / 9,
  geometry: square(77.5 + (i % side) * step, 12.9 + Math.floor(i / side) * step),
}));

describe("a cell of drivers", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "drivers", name: "led", source }));

  beforeAll(async () => {
    opened = await openEngine();
    const planted = register(0.22, 3);
    const noise = register(0, 4);
    await opened.engine.ingest("beats", [encodeRows(beats)]);
    await opened.engine.ingest("text_rows", [encodeRows(planted.rows)]);
    await opened.engine.createTable("fir", "select beat, date::timestamp as date from text_rows");
    await opened.engine.ingest("text_noise", [encodeRows(noise.rows)]);
    await opened.engine.createTable(
      "noise",
      "select beat, date::timestamp as date from text_noise",
    );
    await opened.engine.ingest("text_duty", [encodeRows(planted.roster)]);
    await opened.engine.createTable(
      "duty",
      "select beat, day::date as day, officers from text_duty",
    );
    vi.stubGlobal(
      "Worker",
      workerOf<DriversInput, unknown>((input, progress) => findDrivers(input, progress)),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  const whole =
    "data: fir\nby: [beat]\nareas: beats\ntraits: [shops, religion_share]\nduty: duty\nofficers: officers";

  test("leans on the officers that were planted, says how much, and marks what is protected", async () => {
    const { findings, provenance, view, sideTables } = await runCell(whole);
    expect(findings![0]).toMatch(
      /^On the last \d+ weeks, which it never saw, the model \(boosted trees\) foresees better than the areas' own level of the last year: its error \(deviance\) is \d+(\.\d)? % lower \(p [<=] 0\.0\d\d\)\.$/,
    );
    expect(findings![1]).toMatch(/^It leans most on duty \(without it the error would be \d+/);
    const rows = await ask("from led where not is_kind order by rank");
    expect(rows[0]).toMatchObject({ feature: "officers on duty", kind: "duty", rank: 1 });
    expect(Number(rows[0]!.low)).toBeGreaterThan(0);
    const { protectedTraits, heldOut } = view as DriversView;
    expect(protectedTraits).toEqual(["religion_share"]);
    expect(heldOut.length).toBeGreaterThan(8);
    expect(provenance!.join(" ")).toContain("16 areas, 130 weeks");
    expect(provenance!.join(" ")).toContain("religion_share is protected");
    expect(sideTables!.map(({ name }) => name)).toEqual([
      "led_effects",
      "led_heldout",
      "led_models",
    ]);
    const [models] = await ask(
      "select method, json as json, score < baseline_score as lower, is_better, score_name, trained_from < trained_on and trained_on <= as_of as ordered from (select *, parameters as json from led_models) limit 1",
    );
    expect(models).toMatchObject({
      method: "boosted-trees",
      lower: true,
      is_better: true,
      score_name: "poisson_deviance",
      ordered: true,
    });
    expect(JSON.parse(models!.json as string)).toMatchObject({
      ...{ period: "week", shrinkage: 0.1, leaves: 8, leastExpected: 20 },
    });
  });

  test("on noise it says that it is no better than the baseline, and leans on nothing", async () => {
    for (const model of ["trees", "regression"]) {
      const { findings, view } = await runCell(
        `data: noise\nby: [beat]\nareas: beats\nmodel: ${model}`,
      );
      expect(findings![0]).toMatch(/^No better than the baseline: on the last \d+ weeks/);
      expect(findings![0]).toContain("explains nothing");
      expect(findings).toHaveLength(1);
      expect((view as DriversView).isBetter).toBe(false);
    }
  });

  test("without a table of areas each name is a series, and neighbours are not known", async () => {
    const { provenance } = await runCell("data: noise\nby: [beat]\nperiod: week");
    expect(provenance!.join(" ")).toContain("There are no outlines");
    const features = await ask("select feature from led where not is_kind");
    expect(features.map(({ feature }) => feature)).not.toContain("neighbours' last week");
  });

  test("says what is missing or too little", async () => {
    await expect(runCell("")).rejects.toThrow("table of incidents");
    await expect(runCell("data: fir\nareas: beats")).rejects.toThrow(
      "Say which columns name the area of beats",
    );
    await expect(runCell("data: fir\nby: [beat]\nperiod: year")).rejects.toThrow("period");
    await expect(runCell(`${whole}\nholidays: duty`)).rejects.toThrow(
      "no columns called date and name",
    );
    await opened.engine.createTable("short", "from fir where date < date '2021-03-01'");
    await expect(runCell("data: short\nby: [beat]")).rejects.toThrow("at least 18 are needed");
  });

  test("with the least number of weeks the figures are still figures", async () => {
    const end = dayOf(monday + 19 * 7 * dayLength);
    await opened.engine.createTable("brief", `from fir where date < date '${end}'`);
    const { findings, provenance } = await runCell("data: brief\nby: [beat]");
    expect([...findings!, ...provenance!].join(" ")).not.toContain("NaN");
    expect(provenance!.join(" ")).toMatch(/1[89] weeks: each area/);
    const [rows] = await ask("select count(*)::integer as n, count(p)::integer as p from led");
    expect(rows!.p).toBe(rows!.n);
  });

  test("a roster that names people is refused", async () => {
    await opened.engine.createTable("named", "select beat, day, officers as officer_id from duty");
    await expect(
      runCell("data: fir\nby: [beat]\nduty: named\nofficers: officer_id"),
    ).rejects.toThrow("officer_id");
  });

  test("its code is a script that reads the same tables and finds the same", async () => {
    for (const source of [
      `${whole}\nholidays: karnataka`,
      "data: noise\nby: [beat]\nperiod: month\nmodel: regression",
      "data: fir\nperiod: day",
    ]) {
      const cell = { id: "c1", kind: "drivers", source } as unknown as Cell;
      const code = driversKind.toCode!(cell, await runCell(source));
      const { problem, outputs, reads } = analyseScript(code);
      expect(problem).toBeUndefined();
      expect(outputs).toEqual([]);
      expect(reads.toSorted()).toEqual(
        source.includes("areas") ? ["beats", "duty", "fir"] : [source.split(/[\s:]+/)[1]],
      );
      const [shown] = await displayedBy(opened.engine, code);
      const { drivers } = shown as { drivers: { is_kind: boolean }[] };
      const figures = "is_kind, rise, low, high, p_adjusted";
      expect(
        drivers.toSorted((a, b) => Number(a.is_kind) - Number(b.is_kind)),
        source,
      ).toMatchObject(await ask(`select ${figures} from led order by is_kind, rank`));
    }
  });
});
