import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { placeForecastKind } from "@/cells/place-forecast";
import { forecastPlaces, type PlaceFound, type PlaceInput } from "@/cells/place-forecast/compute";
import { alertsAbove, tiedAt } from "@/cells/place-forecast/rank";
import { run } from "@/cells/place-forecast/run";
import { chosenCsv, chosenGeoJson } from "@/cells/place-forecast/save";
import type { PlaceForecastView } from "@/cells/place-forecast/view-data";
import { chance } from "@/lib/methods/chance";
import { atLeastOne } from "@/lib/methods/places/auc";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { CellFailure, type CellResult } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

interface Row {
  type: string;
  at: Date | null;
  lat: number;
  lon: number;
  complaint_mode: string;
}

const day = 86_400_000;
const from = Date.UTC(2021, 0, 1);
const span = 700;

/**
 * A town of 5 by 5 km over 700 days: burglaries of which half come to 15 places, thefts at the same
 * places, drunks where the police look for them, and brawls anywhere.
 */
function incidents(): Row[] {
  const { next, normal } = chance(7);
  const places = Array.from({ length: 15 }, () => [12.95 + 0.045 * next(), 77.57 + 0.045 * next()]);
  const put = (type: string, count: number, atPlaces: number, mode = "Written"): Row[] =>
    Array.from({ length: count }, () => {
      const [lat, lon] = places[Math.floor(15 * next() ** 2)] as [number, number];
      const isThere = next() < atPlaces;
      return {
        type,
        at: new Date(from + Math.floor(span * next()) * day + Math.floor(24 * next()) * 3_600_000),
        lat: isThere ? lat + 0.0004 * normal() : 12.95 + 0.045 * next(),
        lon: isThere ? lon + 0.0004 * normal() : 77.57 + 0.045 * next(),
        complaint_mode: mode,
      };
    });
  return [
    ...put("burglary", 1400, 0.5),
    ...put("theft", 1500, 0.6),
    ...put("brawl", 1200, 0),
    ...put("drunk", 300, 0.9, "Sue-moto by Police"),
    ...put("burglary", 5, 0, "Suo motu"),
    { type: "burglary", at: null, lat: 12.96, lon: 77.58, complaint_mode: "Oral" },
    { type: "burglary", at: new Date(from), lat: 0, lon: 0, complaint_mode: "Oral" },
  ];
}

const ring = [
  [77.57, 12.95],
  [77.615, 12.95],
  [77.615, 12.995],
  [77.57, 12.995],
  [77.57, 12.95],
];
const half = (west: number, east: number) =>
  JSON.stringify({
    type: "Polygon",
    coordinates: [ring.map(([x, y]) => [x === 77.57 ? west : east, y])],
  });
const beats = [
  { beat: "West", geometry: half(77.57, 77.59) },
  { beat: "East", geometry: half(77.59, 77.615) },
];

const burglary = "data: fir\ncolumn: type\nvalue: burglary\npatrol: 0.5\nsize: 200\norigins: 6";

describe("a cell that forecasts places", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  let shown: Omit<CellResult, "table">[] = [];
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) => {
    shown = [];
    const context = contextOf(opened.engine, { kind: "place-forecast", name: "next", source });
    return run({ ...context, show: (result) => shown.push(result) });
  };

  beforeAll(async () => {
    opened = await openEngine();
    const rows = incidents();
    await opened.engine.ingest("fir", [encodeRows(rows as never)]);
    await opened.engine.ingest("beats", [encodeRows(beats)]);
    await opened.engine.ingest("short", [
      encodeRows(rows.filter(({ at }) => at && at.getTime() < from + 200 * day) as never),
    ]);
    await opened.engine.ingest("thin", [
      encodeRows(
        rows.filter(({ type, at }, i) => type === "burglary" && at && i % 17 === 0) as never,
      ),
    ]);
    // What lay like burglary was called fraud from day 400 to day 520.
    await opened.engine.ingest("late", [
      encodeRows(
        rows.map((row) => {
          const at = row.at ? (row.at.getTime() - from) / day : 0;
          return at >= 400 && at < 520 && row.type === "theft" ? { ...row, type: "fraud" } : row;
        }) as never,
      ),
    ]);
    await opened.engine.ingest("shops", [
      encodeRows(rows.filter(({ type }) => type === "theft").slice(0, 40) as never),
    ]);
    await opened.engine.ingest("days", [
      encodeRows(rows.filter(({ at }) => at && at.getTime() < from + 40 * day) as never),
    ]);
    await opened.engine.ingest("traits", [
      encodeRows(rows.slice(0, 50).map((row) => ({ ...row, caste: "x" })) as never),
    ]);
    await opened.engine.ingest("months", [
      encodeRows(
        rows
          .slice(0, 200)
          .map(({ lat, lon, at }) => ({ lat, lon, month: at!.toISOString().slice(0, 7) })),
      ),
    ]);
    vi.stubGlobal(
      "Worker",
      workerOf<PlaceInput, PlaceFound, PlaceFound>((input, progress, emit) =>
        forecastPlaces(input, { progress, emit }),
      ),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  const failureOf = async (source: string) => {
    const failure = await runCell(source).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CellFailure);
    return (failure as CellFailure).problem;
  };

  test("ranks places, tests itself on the past, and says what it used and left out", async () => {
    const { table, sideTables, findings, provenance, view } = await runCell(
      `${burglary}\nboundary: beats\nthreshold: 0.5`,
    );
    expect(table!.columns.map(({ name }) => name)).toEqual([
      ...["rank", "cell", "chosen", "area", "latitude", "longitude", "expected", "probability"],
      ...["score", "alert", "reason_1", "reason_2", "reason_3", "geometry"],
    ]);
    expect(sideTables!.map(({ name, rows }) => [name, rows])).toEqual([
      ["next_backtest", 36],
      ["next_scores", 6],
      ["next_models", 1],
      ...[
        ["next_drivers", 5],
        ["next_effects", expect.any(Number)],
      ],
    ]);
    const drivers = await ask("select * from next_drivers order by rank");
    expect(drivers.map(({ feature }) => feature)).toContain("theft here");
    expect(Number(drivers[0]!.rise)).toBeGreaterThan(0);
    expect(Number(drivers[0]!.p_adjusted)).toBeLessThan(0.05);
    expect(Number(drivers[0]!.low)).toBeLessThan(Number(drivers[0]!.high));
    expect(provenance!.join(" ")).toContain("the candidates of 6 periods");
    expect(await ask("select distinct feature from next_effects order by feature")).toEqual(
      drivers
        .map(({ feature }) => ({ feature }))
        .sort((a, b) => (String(a.feature) < String(b.feature) ? -1 : 1)),
    );
    expect(findings![0]).toMatch(
      /^In 28 days from 2 Dec 2022 about \d+ of \d+ incidents of burglary are expected in the 12 chosen squares of 200 m: 0\.48 km², 2\.0 % of the ground\.$/,
    );
    expect(findings![1]).toMatch(
      /^Tested on 6 periods of 28 days, such a choice caught \d+ of \d+ incidents \([\d.]+ %\): PAI [\d.]+ \([\d.]+ to [\d.]+\)\. /,
    );
    expect(findings![2]).toMatch(/cells have a chance above 50\.0 % of at least one incident/);
    expect(provenance).toContain(
      "305 rows that the police found themselves (complaint_mode) are left out, 5 of them incidents of burglary: such crime is recorded where patrols are, and a map of it would send them there again.",
    );
    expect(provenance).toContain("4,406 of 4,407 rows have a usable point (100.0 %).");
    expect(provenance!.join(" ")).toContain("Learned from as well: theft");
    const chosen = await ask("select * from next where chosen order by rank");
    expect(chosen).toHaveLength(12);
    expect(new Set(chosen.map(({ area }) => area))).toEqual(new Set(["West", "East"]));
    expect(String(chosen[0]!.reason_1)).toMatch(/^(theft|incidents) here [\d.]+×$/);
    // Chances of independent incidents, lowered so that they were right in the test.
    const { scatter } = (view as PlaceForecastView).tested!.models[0]!.summary.chance!;
    expect(scatter).toBeLessThan(1e4);
    expect(provenance!.join(" ")).toContain("lower than for independent ones");
    for (const { expected, probability, alert } of chosen as Record<string, number>[]) {
      expect(probability).toBeCloseTo(atLeastOne(expected!, scatter), 9);
      expect(alert).toBe(probability! > 0.5);
    }
    const { tested } = view as PlaceForecastView;
    expect(tested!.models[0]!.curve.at(-1)).toBeGreaterThan(0.5);
    // A map by the plain count came first, then the model's own, and the test last.
    expect(shown.map(({ findings: said }) => said![1])).toEqual([
      "First by the plain count; what is learned and its test follow.",
      "Not tested yet.",
    ]);
  });

  test("prints area, cell and number of incidents with every score, and PAI as it is defined", async () => {
    await runCell(`${burglary}\nmodel: decayed count\nshape: hexagon`);
    const rows = (await ask("select * from next_backtest")) as Record<string, number>[];
    const [scores] = (await ask("select * from next_scores limit 1")) as Record<string, number>[];
    expect(scores).toMatchObject({ cells: 12, cell_km2: 0.04, area_km2: 0.48, periods: 6 });
    for (const { hits, incidents: all, pai, best_hits, pei_star } of rows) {
      expect(pai).toBeCloseTo(hits! / all! / (0.48 / scores!.ground_km2!), 6);
      expect(pei_star).toBeCloseTo(hits! / best_hits!, 9);
    }
    const [model] = await ask("select * from next_models");
    expect(model).toMatchObject({ method: "decayed count", score_name: "pai" });
    expect(JSON.parse(String(model!.parameters))).toMatchObject({
      ...{ data: "fir", value: "burglary", horizon: 28, half_life: 730, cells: 12 },
      trial: rows
        .filter(({ model: name }) => String(name) === "decayed count")
        .map(({ pai }) => pai),
    });
  });

  test("counts alerts on the whole ground, and has each of them in its table", async () => {
    const { findings } = await runCell(`${burglary}\nmodel: historical count\nthreshold: 0.02`);
    const [alerts] = await ask(
      "select count(*)::double as n, max(rank)::double as last from next where alert",
    );
    expect(alerts!.n).toBeGreaterThan(7 * 12);
    expect(findings!.join(" ")).toContain(`${alerts!.n} cells have a chance above 2.0 %`);
    expect(alertsAbove(0.5, Float64Array.of(0.1, 2, 0.9), Infinity)).toEqual({
      cells: 2,
      filled: expect.closeTo(2 - Math.exp(-2) - Math.exp(-0.9), 9),
      most: expect.closeTo(1 - Math.exp(-2), 9),
    });
  });

  test("says how many chosen cells are no better than others, and tells no count of a cell", async () => {
    const { findings } = await runCell(
      "data: thin\npatrol: 4\nsize: 200\norigins: 3\nmodel: historical count",
    );
    expect(findings!.join(" ")).toMatch(
      /\d+ chosen cells score the same as \d+ that are not chosen: between them the model knows no order/,
    );
    const [told] = await ask("select max(score) as most, min(score) as least from next");
    expect(told!.most).toBeLessThan(1);
    expect(told!.least).toBeGreaterThan(0);
    expect(tiedAt(Float64Array.of(3, 1, 1, 1, 0), 2)).toEqual({ chosen: 1, left: 2 });
    expect(tiedAt(Float64Array.of(3, 1, 0), 2)).toBeNull();
  });

  test("a past that is at first too sparse for bursts is tested on the periods after it", async () => {
    const { view } = await runCell(
      "data: thin\npatrol: 0.5\nsize: 200\norigins: 12\nmodel: self-exciting",
    );
    const { program, tested } = view as PlaceForecastView;
    expect(program.model).toBe("self-exciting");
    expect(tested!.origins.length).toBeGreaterThanOrEqual(2);
    expect(tested!.origins.length).toBeLessThan(12);
  });

  test("other types are chosen by nothing that came in the trial of a kept model", async () => {
    const source = `${burglary.replace("fir", "late")}\nmodel: count and around`;
    const { provenance } = await runCell(source);
    expect(provenance!.join(" ")).toMatch(/Learned from as well: [^.]*fraud/);
    const kept = await runCell(`${source}\nkept: 2022-03-01`);
    expect(kept.provenance!.join(" ")).toContain("Learned from as well: theft");
    expect(kept.provenance!.join(" ")).not.toContain("fraud");
  });

  test("risk terrain ranks equal cells by their past, and its model names its features", async () => {
    await runCell(`${burglary}\nmodel: risk terrain\nlayers: [{table: shops}]`);
    const [model] = await ask("select parameters from next_models");
    expect(JSON.parse(String(model!.parameters))).toMatchObject({ layers: [{ table: "shops" }] });
    const rows = await ask("select expected, score from next order by rank");
    expect(new Set(rows.map(({ expected }) => expected)).size).toBeLessThan(10);
    expect(new Set(rows.map(({ score }) => score)).size).toBeGreaterThan(50);
  });

  test("says of what comes anywhere that nothing beats a count", async () => {
    const { findings } = await runCell(
      "data: fir\ncolumn: type\nvalue: brawl\npatrol: 0.5\nsize: 200\norigins: 6",
    );
    expect(findings![1]).toMatch(/(No better than counting|Worse than counting)/);
  });

  test("keeps what the police found themselves when it is told to", async () => {
    const source = "data: fir\ncolumn: type\nvalue: drunk\nsize: 200\nmodel: historical count";
    const { message } = await failureOf(source);
    expect(message).toBe("None of the rows of fir with a usable point and a time is of “drunk”.");
    const { provenance } = await runCell(`${source}\ndiscovered: keep`);
    expect(provenance!.join(" ")).toContain(
      "305 rows that the police found themselves (complaint_mode) are kept, 300 of them incidents of drunk",
    );
  });

  test("counts where the past is too short to learn from, and says so", async () => {
    const { findings, view, sideTables } = await runCell("data: short\npatrol: 0.5\nsize: 200");
    // Nothing was learned, so nothing is leant on.
    expect(sideTables!.slice(3).map(({ name, rows }) => [name, rows])).toEqual([
      ["next_drivers", 0],
      ["next_effects", 0],
    ]);
    expect((view as PlaceForecastView).tested!.drivers).toBeNull();
    expect(findings!.join(" ")).toMatch(
      /The past, 1,\d\d\d incidents in 200 days, is too short or too sparse to learn from and to test that twice: places are ranked by counting\./,
    );
    expect((view as PlaceForecastView).program.model).toBe("count and around");
    expect((view as PlaceForecastView).chosen[0]!.reasons[0]).toMatch(
      /^\d+ incidents here so far$/,
    );
  });

  test("nothing that came later is known: a forecast as of a day is that of the rows before it", async () => {
    const source = "data: fir\npatrol: 0.5\nsize: 200\norigins: 2\nmodel: count and around";
    await runCell(`${source}\nas_of: 2021-07-20`);
    const told = await ask("select cell, expected from next order by rank");
    await runCell(`${source.replace("fir", "short")}\nas_of: 2021-07-20`);
    expect(await ask("select cell, expected from next order by rank")).toEqual(told);
  });

  test("saves the chosen cells as CSV and GeoJSON, without counts of single cells", async () => {
    const { view, sideTables } = await runCell(
      `${burglary}\nmodel: historical count\nthreshold: 0.9`,
    );
    expect(sideTables!.map(({ name }) => name)).toEqual([
      "next_backtest",
      "next_scores",
      "next_models",
    ]);
    const drawn = view as PlaceForecastView;
    const [head, first, ...rest] = chosenCsv(drawn).trimEnd().split("\r\n");
    expect(head).toBe(
      "rank,cell,from,days,expected,probability,alert,reason_1,reason_2,latitude,longitude",
    );
    expect(first).toMatch(/^1,\d+-\d+,2022-12-02,28,/);
    expect(rest).toHaveLength(11);
    const { features } = JSON.parse(chosenGeoJson(drawn)) as {
      features: { properties: { rank: number }; geometry: { type: string } }[];
    };
    expect(features.map(({ properties }) => properties.rank)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    expect(features[0]!.geometry.type).toBe("Polygon");
    expect(chosenCsv(drawn)).not.toMatch(/,[1-4] (incidents|of them)/);
  });

  test.each([
    `${burglary.replace("origins: 6", "origins: 2")}\nboundary: beats`,
    "data: fir\npatrol: 0.5\nsize: 200\norigins: 3\nmodel: count and around\nshape: hexagon",
  ])("becomes a program with the same cells and scores: %j", async (source) => {
    const result = await runCell(source);
    const cell = { id: "c1", kind: "place-forecast", name: "next", options: {}, source };
    const code = placeForecastKind.toCode!(cell as unknown as Cell, result);
    const { problem, parts } = analyseScript(code);
    expect(problem).toBeUndefined();
    expect(parts).toContain("methods");
    const [scores, chosen] = (await displayedBy(opened.engine, code)) as [
      { model: string; pai: number }[],
      Record<string, unknown>[],
    ];
    expect(chosen).toEqual(
      await ask(
        "select rank, cell, latitude, longitude, expected, probability, geometry from next where chosen order by rank",
      ),
    );
    for (const { model, pai } of scores) {
      const [row] = await ask(`select pai from next_scores where model = '${model}'`);
      expect(pai).toBeCloseTo(row!.pai as number, 9);
    }
  });

  test.each([
    ["horizon: 28", "Choose the table of incidents."],
    ["data: fir\ncolumn: kind", "fir has no column “kind”, which “column” names."],
    ["data: fir\npatrol: 500", "500 km² can be patrolled, and the ground has 2\\d\\.\\d km²."],
    ["data: fir\nas_of: 2020-01-01", "The data begins on or after 2020-01-01."],
    ["data: fir\nas_of: 2030-01-01", "The data ends on 1 Dec 2022: a forecast from 2030-01-01"],
    ["data: traits\ncolumn: caste", "caste of traits is protected.*never decide by it"],
    ["data: days\nhorizon: 60", "The data before the forecast covers 40 days: too little"],
    ["data: months\nlatitude: lat\nlongitude: lon", "month tells only the month, so that no days"],
    ["data: fir\nmodel: nearest", "Parameter “model”"],
    ["data: fir\nsize: 20\nboundary: nowhere", "There is no table called nowhere."],
  ])("%j is refused in plain words", async (source, message) => {
    expect((await failureOf(source)).message).toMatch(new RegExp(message));
  });
});
