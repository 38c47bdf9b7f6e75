import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { forecastKind } from "@/cells/forecast";
import type { SeriesForecast } from "@/cells/forecast/compute";
import { sentencesOf } from "@/cells/forecast/learned-report";
import { run } from "@/cells/forecast/run";
import { forecastTask, type Answer, type Task } from "@/cells/forecast/task";
import type { ForecastView } from "@/cells/forecast/view-data";
import { placeForecastKind } from "@/cells/place-forecast";
import { forecastPlaces, type PlaceFound, type PlaceInput } from "@/cells/place-forecast/compute";
import { run as runPlaces } from "@/cells/place-forecast/run";
import { chance } from "@/lib/methods/chance";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import type { Cell } from "@/lib/notebook/document";
import { csvStream } from "@/lib/table/csv";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openAll } from "../datasets/opened";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

let opened: Awaited<ReturnType<typeof openEngine>>;
const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();

beforeAll(async () => {
  opened = await openEngine();
});
afterAll(() => opened.close());

/** Months from 2014 to June 2024, and then six more in which the level of a series is multiplied. */
const known = 126;
const monthly = (more: number, times: Record<string, number>) => {
  const by = chance(3);
  return Array.from({ length: known + more }, (_, month) =>
    Object.entries(times).map(([beat, since]) => ({
      beat,
      month: new Date(Date.UTC(2014, month, 1)),
      n: drawPoisson(
        30 * (1 + 0.3 * Math.sin((Math.PI * month) / 6)) * (month < known ? 1 : since),
        by,
      ),
    })),
  ).flat();
};

const own =
  "data: cases\ncount: n\ntime: month\nperiod: month\nhorizon: 3\nmodels: [theta, long_ar]";
const kept = "kept: 2024-06-30";

describe("a forecast cell that keeps a model", () => {
  const put = (more: number, times: Record<string, number>) =>
    opened.engine.ingest("cases", [encodeRows(monthly(more, times))]);
  const runCell = async (source: string) => {
    const context = contextOf(opened.engine, { kind: "forecast", name: "next", source });
    const result = await run(context);
    const { findings, provenance, sideTables } = result;
    return {
      result,
      findings: findings!.join("\n"),
      provenance: provenance!.join("\n"),
      tables: sideTables!.map(({ name }) => name),
    };
  };

  beforeAll(() => {
    vi.stubGlobal(
      "Worker",
      workerOf<Task, Answer, SeriesForecast>((task, _, emit) => forecastTask(task, emit)),
    );
  });
  afterAll(() => void vi.unstubAllGlobals());

  test("fitted to June is one model; kept while months come, it stands beside the refitted one", async () => {
    await put(0, { one: 1 });
    await runCell(own);
    const [june] = await ask("select method, cast(as_of as varchar) as as_of from next_models");
    expect(june).toEqual({ method: "combination", as_of: "2024-06-30" });
    expect(await runCell(`${own}\n${kept}`)).toMatchObject({
      findings: expect.stringMatching(/No comparison with the kept model: .* 0 months have come/),
    });

    await put(6, { one: 1 });
    const { findings, provenance, tables } = await runCell(`${own}\n${kept}`);
    expect(findings).toMatch(
      /Kept model of 30 Jun 2024 against the refitted one, on the same 6 months since: off by [\d.]+ a month, the refitted by [\d.]+, counting by [\d.]+; the difference may be chance/,
    );
    expect(findings).toContain("No drift: typically off by");
    expect(provenance).toContain("as chosen from the 126 months up to 30 Jun 2024");
    expect(tables).toContain("next_refit");
    const models = await ask(
      `select role, in_use, cast(as_of as varchar) as as_of, cast(trained_on as varchar) as trained_on,
method, length(parameters) > 20 as parameters, score > 0 as score, score_since > 0 as since from next_models order by as_of`,
    );
    const row = { method: "combination", parameters: true, score: true, since: true };
    expect(models).toEqual([
      { role: "kept", in_use: false, as_of: "2024-06-30", trained_on: "2024-06-01", ...row },
      { role: "refitted", in_use: true, as_of: "2024-12-31", trained_on: "2024-12-01", ...row },
    ]);
  });

  test("leaves the windows since as a table that the next cell can ask", async () => {
    await put(12, { one: 1 });
    await runCell(`${own}\n${kept}`);
    const [all] = await ask(
      `select count(*) as windows, min(cast(begins as varchar)) as first, max(cast(ends as varchar)) as last,
sum(observed) as observed, min(kept_mae) > 0 as kept, min(refitted_mae) > 0 as refitted,
min(baseline_mae) > 0 as counting, avg(kept_inside_95) > 0.5 as inside from next_refit`,
    );
    expect(all).toMatchObject({ windows: 4, first: "2024-07-01", last: "2025-06-30" });
    expect(all).toMatchObject({ kept: true, refitted: true, counting: true, inside: true });
    const [sum] = await ask("select sum(n)::double as n from cases where month >= '2024-07-01'");
    expect(all!.observed).toBe(sum!.n);
  });

  test("warns of drift in the series whose level doubled, and in no other", async () => {
    await put(12, { one: 1, two: 2, three: 1 });
    const { findings } = await runCell(`${own}\nby: [beat]\n${kept}`);
    expect(findings).toMatch(
      /Kept models of 30 Jun 2024 against refitted ones, on the same 12 months since: over 3 series off by [\d.]+ % of what came/,
    );
    expect(findings).toMatch(
      /Drift in 1 of 3 series \(two\), adjusted for their number: .* chance alone gives about 0\.1/,
    );
  });

  test("compares sums too, and adjusts what is said of one series for all of them", async () => {
    await put(6, { one: 1, two: 2, three: 1 });
    const sql = "select *, if(beat = 'three', 'b', 'a') as area from cases";
    await opened.engine.createTable("areas", sql);
    const source = own.replace("cases", "areas").replace("theta, long_ar", "theta, naive");
    const { result } = await runCell(`${source}\nby: [area, beat]\nhierarchy: bottom-up\n${kept}`);
    const [models] = await ask(
      "select count(*) as n, count(score_since) as scored from next_models where beat is null",
    );
    expect(models).toEqual({ n: 6, scored: 6 });
    const { learned, nodes, period } = (result.view as ForecastView).all;
    const two = learned!.listed.find(({ series }) => nodes[series]!.key[1] === "two")!;
    expect(two.driftAdjusted).toBeGreaterThan(two.drift!.p);
    expect(sentencesOf(learned!, two, period).join(" ")).toMatch(
      /Diebold–Mariano p = [\d.]+, adjusted for 3 tests\).* Drift: .*\(p [<=] 0\.0\d\d, adjusted for 3 tests\)/,
    );
    const chance = { ...two, driftAdjusted: 0.08 };
    expect(sentencesOf(learned!, chance, period)[1]).toMatch(
      /^No drift beyond chance: .* \(p = 0\.08/,
    );
  });

  test("keeps no model of before the data, and none of after its end", async () => {
    await put(6, { one: 1 });
    const quick = own.replace("theta, long_ar", "theta");
    await expect(runCell(`${quick}\nkept: 1990-01-01`)).rejects.toThrow(
      "No model of 1 Jan 1990 can be kept: the first whole month of the data begins on 1 Jan 2014.",
    );
    const { provenance } = await runCell(`${quick}\nkept: 2030-01-01`);
    expect(provenance).toContain("as chosen from the 132 months up to 31 Dec 2024");
  });

  test("forecasts with the kept model where that is asked for", async () => {
    await put(12, { one: 2 });
    await runCell(`${own}\n${kept}`);
    const [refitted] = await ask("select sum(mean) as n from next");
    const { findings, result } = await runCell(`${own}\n${kept}\nuse: kept`);
    const [model] = await ask("select role from next_models where in_use");
    expect(model).toEqual({ role: "kept" });
    const [asKept] = await ask("select sum(mean) as n from next");
    const cell = { name: "next", source: `${own}\n${kept}\nuse: kept` } as unknown as Cell;
    const code = forecastKind.toCode!(cell, result);
    expect(code).toContain("the comparison with the refitted one is left out");
    const [shown] = await displayedBy(opened.engine, code);
    const sum = (shown as { mean: number }[]).reduce((all, { mean }) => all + mean, 0);
    expect(sum).toBeCloseTo(asKept!.n as number, 9);
    expect(asKept!.n).not.toBe(refitted!.n);
    expect(findings).toMatch(
      /Drift: the kept model is now typically off by .* \(p [<=] 0\.0\d\d\)/,
    );
  });

  test("its table of models, saved as CSV and read again, still has every parameter", async () => {
    await put(6, { one: 1 });
    await runCell(`${own}\n${kept}`);
    const columns = ["method", "parameters", "trained_on", "as_of", "score", "role"];
    const parts: string[] = [];
    for await (const part of csvStream(opened.engine, "next_models", { columns })) parts.push(part);
    const { streams } = await openAll("models.csv", parts.join(""));
    await opened.engine.ingest("saved", streams);
    const same = `select method, parameters, cast(trained_on as varchar) as trained_on,
cast(as_of as varchar) as as_of, score, role`;
    const saved = await ask(`${same} from saved`);
    expect(saved).toEqual(await ask(`${same} from next_models`));
    const { members, trial } = JSON.parse(saved[1]!.parameters as string) as {
      members: { model: string; share: number }[];
      trial: number[];
    };
    expect(members.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(trial).toHaveLength(8);
  });

  test("names the table of windows only while a model is kept", () => {
    const names = (source: string) =>
      forecastKind.names({ name: "next", source } as unknown as Cell).defines;
    expect(names(own)).not.toContain("next_refit");
    expect(names(`${own}\n${kept}`)).toContain("next_refit");
    expect(forecastKind.names({ source: `${own}\nkept: June` } as unknown as Cell).problem).toEqual(
      expect.objectContaining({ message: expect.stringContaining("write a date as 2024-03-14") }),
    );
  });
});

const day = 86_400_000;
const [from, keptDays, span] = [Date.UTC(2021, 0, 1), 600, 700];

/** A town over 700 days whose burglaries come half to 15 places; from day 600 on to others where they move. */
function burglaries(move: boolean) {
  const { next, normal } = chance(7);
  const somewhere = () => [12.95 + 0.045 * next(), 77.57 + 0.045 * next()] as const;
  const places = Array.from({ length: 30 }, somewhere);
  return Array.from({ length: 2000 }, () => {
    const at = Math.floor(span * next());
    const own = Math.floor(15 * next() ** 2) + (move && at >= keptDays ? 15 : 0);
    const isThere = next() < 0.6;
    const [lat, lon] = isThere ? places[own]! : somewhere();
    return {
      at: new Date(from + at * day + Math.floor(24 * next()) * 3_600_000),
      lat: isThere ? lat + 0.0003 * normal() : lat,
      lon: isThere ? lon + 0.0003 * normal() : lon,
    };
  });
}

const places = "data: fir\npatrol: 0.5\nsize: 200\nhorizon: 21\norigins: 3\nmodel: learned";
const keptPlaces = "kept: 2022-08-23";

describe("a cell that forecasts places and keeps a model", () => {
  const runCell = async (source: string) => {
    const context = contextOf(opened.engine, { kind: "place-forecast", name: "next", source });
    const result = await runPlaces(context);
    const { findings, provenance } = result;
    return { result, findings: findings!.join("\n"), provenance: provenance!.join("\n") };
  };

  beforeAll(() => {
    vi.stubGlobal(
      "Worker",
      workerOf<PlaceInput, PlaceFound, PlaceFound>((input, progress, emit) =>
        forecastPlaces(input, { progress, emit }),
      ),
    );
  });
  afterAll(() => void vi.unstubAllGlobals());

  test("compares it with the refitted one on the windows since, and leaves both in its tables", async () => {
    await opened.engine.ingest("fir", [encodeRows(burglaries(false))]);
    const { findings, provenance } = await runCell(`${places}\n${keptPlaces}`);
    expect(findings).toMatch(
      /Kept model of 23 Aug 2022 against the refitted one, on the same 84 days since: \d+ of \d+ incidents in its cells \(PAI [\d.]+\), \d+ in those of the refitted .* by the plain count/,
    );
    expect(findings).toMatch(/No drift: PAI [\d.]+, its own trial lets expect [\d.]+ to [\d.]+/);
    expect(provenance).toContain("as fitted to what was known up to 23 Aug 2022");
    const models = await ask(
      "select role, in_use, cast(as_of as varchar) as as_of, score > 1 as good, score_since > 1 as since from next_models order by as_of",
    );
    expect(models).toEqual([
      { role: "kept", in_use: false, as_of: "2022-08-23", good: true, since: true },
      { role: "refitted", in_use: true, as_of: "2022-12-01", good: true, since: true },
    ]);
    const [windows] = await ask(
      `select count(*) as n, count(distinct role) as roles, sum(incidents) / 3 as incidents,
min(cast(begins as varchar)) as first, max(cast(ends as varchar)) as last from next_refit`,
    );
    const [came] = await ask(
      `select count(*)::double as n from fir where "at" >= '2022-09-09' and "at" < '2022-12-02'`,
    );
    expect(windows).toEqual({
      ...{ n: 12, roles: 3, incidents: came!.n },
      ...{ first: "2022-09-09", last: "2022-12-01" },
    });
  });

  test("warns of drift when the places change, and ranks by the kept model where that is asked for", async () => {
    await opened.engine.ingest("fir", [encodeRows(burglaries(true))]);
    const source = `${places}\n${keptPlaces}\nuse: kept`;
    const { findings, result } = await runCell(source);
    const cell = { name: "next", options: {}, source } as unknown as Cell;
    const code = placeForecastKind.toCode!(cell, result);
    const [, chosen] = await displayedBy(opened.engine, code);
    expect((chosen as { cell: string }[]).map((each) => each.cell)).toEqual(
      (await ask("select cell from next where chosen order by rank")).map((row) => row.cell),
    );
    expect(findings).toMatch(
      /Drift: the kept model's PAI is now [\d.]+, where its own trial lets expect [\d.]+ to [\d.]+ \(p [<=] 0\.0\d\d\)/,
    );
    const [model] = await ask("select role from next_models where in_use");
    expect(model).toEqual({ role: "kept" });
  });

  test("says what is missing where nothing is new yet, and where a model only counts", async () => {
    await opened.engine.ingest("fir", [encodeRows(burglaries(false))]);
    const early = await runCell(`${places}\nkept: 2022-12-01`);
    expect(early.findings).toMatch(/No comparison with the kept model: .* 0 days have come/);
    const later = await runCell(`${places}\nas_of: 2022-08-01\n${keptPlaces}\nuse: kept`);
    expect(later.findings).toContain("it would know 23 Aug 2022, and the forecast begins on 1 Aug");
    expect(later.provenance).toContain("The forecast is made with the refitted model");
    const counted = await runCell(
      `${places.replace("learned", "historical count")}\n${keptPlaces}`,
    );
    expect(counted.findings).toContain("This model only counts: a refit changes nothing");
    const names = (source: string) =>
      placeForecastKind.names({ name: "next", source } as unknown as Cell).defines;
    expect(names(places)).not.toContain("next_refit");
    expect(names(`${places}\n${keptPlaces}`)).toContain("next_refit");
  });
});
