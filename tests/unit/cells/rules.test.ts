import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { rulesKind } from "@/cells/rules";
import { mine } from "@/cells/rules/mine";
import { run } from "@/cells/rules/run";
import type { RulesView } from "@/cells/rules/view-data";
import { chance } from "@/lib/methods/chance";
import { analyseScript } from "@/lib/script/analyse";
import type { CellResult } from "@/lib/session/kind";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { contextOf } from "./run-context";
import { constantsOf } from "./code-constants";
import { workerOf } from "./spatial-worker";

/** Burglary comes at night through the rear door; nothing else goes with anything. */
function register() {
  const by = chance(21);
  const from = ["bar", "house", "street"];
  return Array.from({ length: 2000 }, (_, i) => {
    const isBurglary = i % 5 === 0;
    const isNight = isBurglary ? by.next() < 0.8 : by.next() < 0.25;
    return {
      head: isBurglary ? "BURGLARY" : "THEFT",
      subhead: isBurglary ? "HOUSE" : by.next() < 0.5 ? "PICK POCKET" : "CYCLE",
      mode: isBurglary && by.next() < 0.7 ? "rear door" : by.next() < 0.1 ? "" : from[by.below(3)]!,
      occurred_from: new Date(
        Date.UTC(2024, 0, 1 + (i % 300), isNight ? by.below(4) : 8 + by.below(16)),
      ),
      officer_name: `O${i % 2}`,
    };
  });
}

describe("a rules cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "rules", name: "rules", source }));
  let result: CellResult;

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("fir", [encodeRows(register())]);
    vi.stubGlobal("Worker", workerOf(mine));
    result = await runCell("data: fir\ncolumns: [head, subhead, mode]");
  }, 60_000);
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });
  const rows = async (where: string) =>
    decodeTable(await opened.engine.query(`select * from rules where ${where}`)).objects();

  test("finds what goes together, with counts that SQL confirms", async () => {
    const [rule] = await rows(`"if" = 'head: BURGLARY' and "then" = 'hour: 00–04'`);
    const [counts] = decodeTable(
      await opened.engine.query(
        `select (count(*) filter (head = 'BURGLARY'))::double as a, (count(*) filter (hour(occurred_from) < 4))::double as b,
        (count(*) filter (head = 'BURGLARY' and hour(occurred_from) < 4))::double as both from fir`,
      ),
    ).objects() as [Record<string, number>];
    const { a, b, both } = counts as { a: number; b: number; both: number };
    expect(rule).toMatchObject({ class: "together", rows: both, rows_if: a, rows_then: b });
    expect(rule!.confidence).toBeCloseTo(both / a, 12);
    expect(rule!.lift).toBeCloseTo(both / a / (b / 2000), 12);
    expect(rule!.p_adjusted).toBeLessThan(1e-12);
  });

  test("tells the strongest in a sentence, and no rule that holds by definition", async () => {
    expect(result.findings![0]).toMatch(
      /^Of the rows with .+, [\d.]+ % have .+, against [\d.]+ % of all: [\d.]+ times \(\d+ rows, adjusted p < 0.001\)\.$/,
    );
    const always = await rows(`class = 'always'`);
    expect(always.map((rule) => `${rule.if} → ${rule.then}`)).toContain(
      "subhead: HOUSE → head: BURGLARY",
    );
    const shown = (result.view as RulesView).rules;
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter(({ confidence }) => confidence > 0.9999)).toEqual([]);
  });

  test("leaves out what a shorter rule says as well", async () => {
    const all = await rows("true");
    expect(all.filter(({ improvement }) => !((improvement as number) > 0))).toEqual([]);
    expect(result.provenance!.join(" ")).toMatch(/rules? left out: a shorter rule says as much/);
  });

  test("leads to one column when asked to", async () => {
    await runCell("data: fir\ncolumns: [subhead, mode]\nthen: head");
    const then = await rows("true");
    expect(then.length).toBeGreaterThan(0);
    expect(then.every((rule) => String(rule.then).startsWith("head: "))).toBe(true);
  });

  test("says what it stands on", () => {
    expect(result.provenance![0]).toBe(
      "All 2,000 rows are used, by head, subhead, mode, hour; an empty value is no value.",
    );
  });

  test.each([
    [
      "columns: [head]\nhours: 0",
      "It takes at least two columns of fir to see what goes together.",
    ],
    ["columns: [head, officer_name]", /officer_name/],
    ["columns: [head, colour]", "fir has no column “colour”"],
    ["columns: [head, mode]\nsupport: 1", "No value of these columns is frequent enough."],
  ])("has words for %s", async (source, message) => {
    await expect(runCell(`data: fir\n${source}`)).rejects.toThrow(message);
  });

  test("has words for a table without rows", async () => {
    await opened.engine.createTable("nothing", "select * from fir where false");
    await expect(runCell("data: nothing")).rejects.toThrow("nothing has no rows.");
  });

  test("becomes code that finds the same rules", async () => {
    const source = "data: fir\ncolumns: [head, mode]\nsupport: 0.02";
    const cell = { id: "c", kind: "rules", name: "r", options: {}, source };
    expect(rulesKind.toCode!(cell)).toBe("");
    const found = await runCell(source);
    const code = rulesKind.toCode!(cell, found);
    const { problem, reads } = analyseScript(code);
    expect(problem).toBeUndefined();
    expect(reads).toEqual(["fir"]);
    const { rules } = await constantsOf(opened.engine, code, "rules");
    const wanted = await rows("true");
    const pick = (all: Record<string, unknown>[]) =>
      all.map(({ rows: count, p_adjusted }) => `${count} ${p_adjusted}`).sort();
    expect(pick(rules as Record<string, unknown>[])).toEqual(pick(wanted));
  });

  test("reads its table", () => {
    const cell = { id: "c", kind: "rules", name: "r", options: {}, source: "data: fir" };
    expect(rulesKind.names(cell)).toEqual({ reads: ["fir"], defines: ["r"] });
  });
});
