import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { relationsKind } from "@/cells/relations";
import { relate, type RelateInput } from "@/cells/relations/relate";
import { run } from "@/cells/relations/run";
import type { Related, RelationsView } from "@/cells/relations/view-data";
import { chance } from "@/lib/methods/chance";
import { MethodProblem } from "@/lib/methods/problem";
import { analyseScript } from "@/lib/script/analyse";
import type { CellResult } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { WorkFailure } from "@/lib/work/messages";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { constantsOf } from "./code-constants";
import { workerOf } from "./spatial-worker";

interface Fir {
  head: string | null;
  latitude: number;
  longitude: number;
  occurred_from: Date | null;
}

const degree = 110_600;
const from = Date.UTC(2023, 0, 2);
const day = 86_400_000;

/** Twenty rectangles over the city, one of them without residents. */
function wards() {
  const by = chance(2);
  const corner = (east: number, north: number) => [
    76.1 + east / (degree * Math.cos(14.2 * (Math.PI / 180))),
    14.2 + north / degree,
  ];
  return Array.from({ length: 20 }, (_, i) => {
    const [east, north] = [(i % 10) * 2000 - 500, Math.floor(i / 10) * 5000 - 500];
    const ring = [
      corner(east, north),
      corner(east + 2000, north),
      corner(east + 2000, north + 5000),
      corner(east, north + 5000),
      corner(east, north),
    ];
    return {
      ward: `W${i}`,
      residents: i === 7 ? null : 1000 + by.below(9000),
      geometry: JSON.stringify({ type: "Polygon", coordinates: [ring] }),
    };
  });
}

/** Hurt stands beside bars, drunkenness with it a week later; thefts are elsewhere; cheating anywhere. */
function register(): Fir[] {
  const by = chance(12);
  const rows: Fir[] = [];
  const put = (head: string | null, east: number, north: number, days: number) =>
    rows.push({
      head,
      latitude: 14.2 + north / degree,
      longitude: 76.1 + east / (degree * Math.cos(14.2 * (Math.PI / 180))),
      occurred_from: new Date(from + days * day),
    });
  const bars = Array.from({ length: 12 }, () => [by.next() * 9000, by.next() * 9000] as const);
  for (let i = 0; i < 240; i++) {
    const [east, north] = bars[i % 12]!;
    const days = by.below(350);
    put(" HURT", east + 40 * by.normal(), north + 40 * by.normal(), days);
    if (i % 2) put("DRUNKENNESS", east + 40 * by.normal(), north + 40 * by.normal(), days + 7);
    put("THEFT", 12_000 + by.next() * 8000, by.next() * 9000, by.below(364));
    put("CHEATING", by.next() * 20_000, by.next() * 9000, by.below(364));
  }
  for (let i = 0; i < 6; i++) put("MURDER", bars[i]![0], bars[i]![1], 5 * i);
  put(null, 100, 100, 3);
  rows.push({ head: "THEFT", latitude: 0, longitude: 0, occurred_from: null });
  rows.push({ head: "THEFT", latitude: 14.25, longitude: 76.15, occurred_from: null });
  rows.push({ head: "THEFT", latitude: 52, longitude: 1, occurred_from: new Date(from) });
  return rows;
}

describe("a relations cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const early: RelationsView[] = [];
  const runCell = (source: string) => {
    const context = contextOf(opened.engine, { kind: "relations", name: "related", source });
    return run({ ...context, show: ({ view }) => early.push(view as RelationsView) });
  };
  const quick = "data: fir\npermutations: 699\n";
  let result: CellResult;
  let view: RelationsView;

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("fir", [encodeRows(register())]);
    await opened.engine.ingest("wards", [encodeRows(wards())]);
    vi.stubGlobal(
      "Worker",
      workerOf<RelateInput, Related, Related>(async (input, progress, emit) => {
        try {
          return await relate(input, progress, (each) => emit(each));
        } catch (error) {
          if (!(error instanceof MethodProblem)) throw error;
          throw new WorkFailure({ message: error.message });
        }
      }),
    );
    result = await runCell(`${quick}question: [HURT, DRUNKENNESS]`);
    view = result.view as RelationsView;
  }, 60_000);
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });
  const at = (a: string, b: string) =>
    view.types.indexOf(a) * view.types.length + view.types.indexOf(b);

  test("compares the types that have enough points, most frequent first", () => {
    expect(view.types).toEqual(["THEFT", "CHEATING", "HURT", "DRUNKENNESS"]);
    expect(view.counts).toEqual([241, 240, 240, 120]);
  });

  test("finds what stands together, what keeps apart, and what comes after", () => {
    const { nearest, within, areas, next } = view.measures;
    expect(nearest!.value[at("HURT", "DRUNKENNESS")]).toBeGreaterThan(1.5);
    expect(nearest!.adjusted[at("HURT", "DRUNKENNESS")]).toBeLessThan(0.05);
    expect(within!.value[at("HURT", "THEFT")]).toBeLessThan(0.3);
    expect(within!.adjusted[at("HURT", "THEFT")]).toBeLessThan(0.05);
    expect(areas!.adjusted[at("HURT", "DRUNKENNESS")]).toBeLessThan(0.05);
    expect(next!.value[at("HURT", "DRUNKENNESS")]).toBeGreaterThan(1.5);
    expect(next!.adjusted[at("HURT", "DRUNKENNESS")]).toBeLessThan(0.05);
    expect(next!.adjusted[at("CHEATING", "THEFT")]).toBeGreaterThan(0.05);
  });

  test("answers the question that it was asked in one sentence with numbers", () => {
    expect(result.findings![0]).toMatch(
      /^Where there is HURT \(240 points\), there is more DRUNKENNESS \(120 points\) than chance would explain: within 250 m of the one there are [\d.]+ times as many of the other as with types shuffled over the same places \(adjusted p = 0\.0\d\d\), and the nearest crime to it is one [\d.]+ times as often \(adjusted p = 0\.0\d\d\)\.$/,
    );
    expect(result.findings![2]).toMatch(
      /^In the week after HURT, DRUNKENNESS comes to the same place/,
    );
  });

  test("leaves a table with a row a pair, and no NaN in it", async () => {
    const rows = decodeTable(
      await opened.engine.query("select * from related order by nearest_times desc"),
    ).objects();
    expect(rows.length).toBe(16);
    expect(Object.keys(rows[0]!)).toEqual([
      ...["type_a", "type_b", "points_a", "points_b", "class"],
      ...["nearest_times", "nearest_p", "nearest_p_adjusted"],
      ...["within_times", "within_p", "within_p_adjusted"],
      ...["areas_rho", "areas_partial_rho", "areas_p", "areas_p_adjusted"],
      ...["next_times", "next_p", "next_p_adjusted"],
    ]);
    expect(rows.flatMap(Object.values).filter(Number.isNaN)).toEqual([]);
    const pair = rows.find(({ type_a, type_b }) => type_a === "HURT" && type_b === "DRUNKENNESS")!;
    expect(pair).toMatchObject({ points_a: 240, points_b: 120, class: "together" });
    const own = rows.find(({ type_a, type_b }) => type_a === "HURT" && type_b === "HURT")!;
    expect(own.areas_rho).toBeNull();
  });

  test("says what was used and what was left out", () => {
    expect(result.provenance).toEqual([
      "849 of 850 rows have a usable point (99.9 %).",
      "Distances in metres, UTM zone 43 north.",
      "1 row more than 3° away from the middle point is left out.",
      "1 row has a point and no type, and is left out.",
      "4 of 5 types are compared, each with at least 120 points; the others are shuffled along as “other crime”.",
      "Nearest: co-location quotient, ties shared; 699 shuffles of all types over all places (seed 1); two-sided p, adjusted for 16 pairs (Benjamini and Hochberg).",
      "Within reach: cross-K of 847 points without edge correction; 699 shuffles of all types.",
      expect.stringMatching(
        /^Areas: Spearman's correlation of counts in \d+ areas; the partial one/,
      ),
      "Weeks: 52 of them from 2 Jan 2023; 699 shuffles of weeks within 13, which keep each type's total in every place and quarter and in every week.",
      "1 row has no usable time and stays out of the weeks.",
    ]);
  });

  test("shows what is there before the rest is computed", () => {
    const [first] = early;
    expect(first!.measures.nearest!.permutations).toBe(99);
    expect(first!.measures.within).toBeUndefined();
    expect(early.at(-1)!.measures.within).toBeDefined();
  });

  test("gives the same figures for the same seed", async () => {
    const again = () => runCell("data: fir\npermutations: 99\nsample: 500");
    expect((await again()).view).toEqual((await again()).view);
  });

  test("says when a sample was drawn, and draws it from the frequent types", async () => {
    const { view: small, provenance } = await runCell("data: fir\npermutations: 99\nsample: 600");
    expect(provenance).toContain(
      "Nearest neighbours of a sample of 600 of 847 points: at most 158 of a type, drawn by lot (seed 1).",
    );
    expect((small as RelationsView).counts).toEqual([241, 240, 240, 120]);
  });

  test("compares rates of areas with residents, and says which areas are left out", async () => {
    const { view: byWard, provenance } = await runCell(
      "data: fir\npermutations: 99\nareas: wards\npopulation: residents",
    );
    expect(provenance!.join("\n")).toContain("Spearman's correlation of rates in 19 areas");
    expect(provenance!.join("\n")).toContain("1 area without residents is left out");
    const { measures, plain, types } = byWard as RelationsView;
    const pair = types.indexOf("HURT") * types.length + types.indexOf("DRUNKENNESS");
    expect(plain![pair]).toBeGreaterThan(0.5);
    expect(measures.areas!.value[pair]).toBeGreaterThan(0.5);
  });

  test("says why there is no figure by area when areas are too few", async () => {
    await opened.engine.createTable("some", "select * from wards limit 3");
    const { view: few, provenance } = await runCell("data: fir\npermutations: 99\nareas: some");
    expect((few as RelationsView).measures.areas).toBeUndefined();
    expect(provenance).toContain(
      "By area: There are 3 areas with incidents; a correlation between areas needs at least 8.",
    );
  });

  test.each([
    ["an unknown type", "question: [HURT, ARSON]", "No row with a point is of the type “ARSON”."],
    [
      "a type of few points",
      "question: [HURT, MURDER]",
      "“MURDER” has 6 usable points; 20 is the least.",
    ],
    [
      "no type of enough points",
      "least: 5000",
      "No type has at least 5,000 usable points; relations take two.",
    ],
    [
      "one type of enough points",
      "least: 241",
      "Only one type has at least 241 usable points; relations take two.",
    ],
  ])("has words for %s", async (_, source, message) => {
    await expect(runCell(`${quick}${source}`)).rejects.toThrow(message);
  });

  test("becomes code that finds the same quotients", async () => {
    const cell = { id: "c", kind: "relations", name: "r", options: {}, source: quick };
    expect(relationsKind.toCode!(cell)).toBe("");
    const code = relationsKind.toCode!(cell, result);
    const { problem, reads } = analyseScript(code);
    expect(problem).toBeUndefined();
    expect(reads).toEqual(["fir"]);
    const { related } = await constantsOf(opened.engine, code, "related");
    const times = (related as { times: number }[]).map((pair) => pair.times);
    expect(times).toEqual([...view.measures.nearest!.value]);
  });

  test("reads its tables, and nothing when its parameters cannot be read", () => {
    const names = (source: string) =>
      relationsKind.names({ id: "c", kind: "relations", name: "r", options: {}, source });
    expect(names("data: fir\nareas: beats")).toEqual({ reads: ["fir", "beats"], defines: ["r"] });
    expect(names("data: fir\nquestion: [HURT]").problem!.message).toMatch(/question/);
  });
});
