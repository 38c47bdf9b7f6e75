import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { evaluationKind } from "@/cells/evaluation";
import { evaluate, type EvaluationInput } from "@/cells/evaluation/compute";
import { run } from "@/cells/evaluation/run";
import type { EvaluationView } from "@/cells/evaluation/view-data";
import { chance } from "@/lib/methods/chance";
import { drawPoisson } from "@/lib/methods/statistics/draws";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const step = 0.02;
const side = 5;

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

const first = Date.UTC(2021, 0, 1);
const begun = Date.UTC(2023, 6, 3);
const days = 1095;

/** Three years of 25 beats; from July 2023 on beat 13, in the middle, has 0.4 times as many. */
function city() {
  const by = chance(14);
  const [beats, incidents]: Record<string, unknown>[][] = [[], []];
  for (let i = 0; i < side * side; i++) {
    const [west, south] = [77.5 + (i % side) * step, 12.9 + Math.floor(i / side) * step];
    beats!.push({ station: "A", beat: `BEAT ${i + 1}`, geometry: square(west, south) });
    const level = i === 12 ? 1 : 0.15 + 0.1 * by.next();
    for (let d = 0; d < days; d++) {
      const time = first + d * 86_400_000;
      const count = drawPoisson(level * (i === 12 && time >= begun ? 0.4 : 1), by);
      for (let k = 0; k < count; k++) {
        incidents!.push({
          station: k % 5 === 4 ? "a " : "A",
          beat: `BEAT ${i + 1}`,
          head: k % 2 === 0 ? "THEFT" : "HURT",
          at: new Date(time + 3_600_000 * by.below(24)),
          lat: south + step * (0.1 + 0.8 * by.next()),
          lon: west + step * (0.1 + 0.8 * by.next()),
        });
      }
    }
  }
  return { beats: beats!, incidents: incidents! };
}

const work = (input: unknown) => evaluate(input as EvaluationInput);

const times = "before: [2022-07-04, 2022-10-02]\nafter: [2023-07-03, 2023-10-01]\n";
const form = `data: fir\nby: [station, beat]\ntreated: [A · BEAT 13]\n${times}`;

describe("a cell that evaluates an operation", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "evaluation", name: "found", source }));

  beforeAll(async () => {
    opened = await openEngine();
    const { beats, incidents } = city();
    await opened.engine.ingest("beats", [encodeRows(beats)]);
    await opened.engine.ingest("fir", [encodeRows(incidents)]);
    vi.stubGlobal("Worker", workerOf(work));
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("finds the planted fall by every method, and says what it cannot show", async () => {
    const { findings, provenance } = await runCell(form);
    const rows = (await ask("from found")) as Record<string, number | string>[];
    expect(rows.map(({ method }) => method)).toEqual([
      "weighted displacement difference",
      "interrupted time series",
      "difference in differences",
      "synthetic control",
    ]);
    for (const row of rows) {
      expect(row.ratio, String(row.method)).toBeLessThan(0.65);
      expect(Number(row.after) - Number(row.expected)).toBeCloseTo(Number(row.effect), 9);
      expect(row.p_adjusted).toBeLessThanOrEqual(0.05);
    }
    expect(findings![0]).toMatch(
      /^The treated areas had \d+ incidents after, where the change in the control areas lets expect \d+: \d+ fewer \(95 % interval between \d+ fewer and \d+ fewer\)\. That is more than chance explains \(weighted displacement difference, p < 0\.001, adjusted for 4 tests\)\.$/,
    );
    expect(findings![1]).toMatch(/all point the same way, and each is beyond chance\.$/);
    expect(findings![2]).toMatch(
      /^This cannot show that the operation was the cause: the areas were not chosen by lot; .* the time after has only 13 weeks; a fall of less than \d+ incidents \(\d+ %\) would go unseen/,
    );
    expect(provenance).toContain("1 area treated, 0 around, 24 for control.");
    expect(provenance!.join(" ")).toContain("Displacement quotient is left out");
    const [sums] = await ask(
      "select count(*)::integer as weeks, sum(treated) as treated from found_series where is_after",
    );
    expect(sums).toEqual({ weeks: 13, treated: rows[0]!.after });
  });

  test("a form that was fixed in time is decided by its first method alone", async () => {
    const fixed = `${form}methods: [did, its]\nwritten: 2023-06-30\nwhat: Foot patrol\n`;
    const { findings, view } = await runCell(fixed);
    expect(findings![0]).toContain("decided by this method alone as the form says");
    const words = (label: string) =>
      (view as EvaluationView).form.find((line) => line.label === label)!.words;
    expect(words("What was done")).toBe("Foot patrol");
    expect(words("Written down on")).toBe(
      "30 Jun 2023 as the form says, not after the first day of the operation (3 Jul 2023): areas, dates and incidents were chosen without knowing how it ended.",
    );
    const running = await runCell(fixed.replace("2023-06-30", "2023-10-01"));
    expect(running.findings![0]).toContain("adjusted for 2 tests");
    expect((running.view as EvaluationView).form[1]!.words).toContain("while it ran");
    const late = await runCell(fixed.replace("2023-06-30", "2023-10-02"));
    expect(late.findings![0]).toContain("adjusted for 2 tests");
    expect((late.view as EvaluationView).form[1]!.words).toContain("could be chosen to suit");
  });

  test("areas within a distance are those around, and crime that moved is told", async () => {
    const { provenance, findings } = await runCell(`${form}areas: beats\nbuffer: 10\n`);
    expect(provenance).toContain("1 area treated, 8 around, 16 for control.");
    expect(findings![1]).toContain("Around them:");
    const around = await ask("select area from found_areas where role = 'displacement' order by 1");
    expect(around.map(({ area }) => area)).toEqual(
      [12, 14, 17, 18, 19, 7, 8, 9].map((number) => `A · BEAT ${number}`),
    );
    const quotient = await ask("select method, unit from found where unit = 'quotient'");
    expect(quotient).toEqual([{ method: "displacement quotient", unit: "quotient" }]);
  });

  test("counts only the chosen incidents, and weighs them", async () => {
    const { provenance } = await runCell(`${form}outcome: {column: head, values: [HURT]}\n`);
    expect(provenance).toContain("Only incidents with head HURT.");
    const [own] = await ask("select sum(after) as n from found_areas");
    const weighed = await runCell(`${form}harm: {column: head, weights: {HURT: 4}, other: 0}\n`);
    expect(weighed.findings![0]).toContain("weighted incidents");
    const [harm] = await ask("select sum(after) as n from found_areas");
    expect(harm!.n).toBe(4 * Number(own!.n));
  });

  test("months alone are enough, with what that means said; too short a series leaves one method out", async () => {
    await opened.engine.createTable(
      "monthly",
      `select station, beat, strftime("at", '%Y-%m') as month from fir where "at" >= timestamp '2022-07-01'`,
    );
    const monthly = form.replace("data: fir", "data: monthly");
    await expect(runCell(monthly)).rejects.toThrow("tells only months");
    const { provenance, view } = await runCell(
      monthly.replace(times, "before: [2022-07-01, 2022-09-30]\nafter: [2023-07-01, 2023-09-30]\n"),
    );
    expect(provenance!.join(" ")).toContain("Only months are known");
    expect((view as EvaluationView).period).toBe("month");
    await opened.engine.createTable("late", "from monthly where month >= '2023-01'");
    const late = await runCell(
      form
        .replace("data: fir", "data: late")
        .replace(times, "before: [2023-01-01, 2023-03-31]\nafter: [2023-07-01, 2023-09-30]\n"),
    );
    expect(late.provenance!.join(" ")).toContain("A series of 6 whole months before");
    expect(late.provenance!.join(" ")).toContain(
      "The times before and after are of different seasons",
    );
    expect(late.findings![0]).toContain("weighted displacement difference");
  });

  test("says what is missing or cannot be", async () => {
    const refused = (source: string, words: string) =>
      expect(runCell(source)).rejects.toThrow(words);
    await refused("data: fir", "Write down the time before and the time after");
    await refused(
      form.replace("BEAT 13", "BEAT 99"),
      "In fir, no area is called “A · BEAT 99” (treated).",
    );
    const invented = form.replace("BEAT 13", "BEAT 99").replace("2023-10-01", "2029-03-01");
    await refused(invented, "no area is called “A · BEAT 99” (treated)");
    await refused(form.replace("[A · BEAT 13]", "[]"), "Choose the areas where something was done");
    await refused(form.replace("2022-10-02", "2023-08-01"), "must end before the operation begins");
    await refused(form.replace("2023-10-01", "2024-03-01"), "The data covers");
    await refused(`${form}buffer: 100`, "A distance around the treated areas needs their outlines");
    await refused(`${form}history: 2023-01-01`, "The history must begin before");
    await opened.engine.createTable(
      "persons",
      `select *, row_number() over () as number, date '1990-01-01' as date_of_birth from fir`,
    );
    const persons = form.replace("data: fir", "data: persons");
    await refused(
      persons.replace("[station, beat]", "[number]"),
      "areas by number are more than the 5,000 that can be compared",
    );
    const points = "areas: beats\nlatitude: date_of_birth\nlongitude: lon";
    const byPoint = persons.replace("by: [station, beat]", points).replace("A · ", "");
    await refused(byPoint, "date_of_birth");
    await opened.engine.createTable("homes", "select *, geometry as home_address from beats");
    await refused(`${form}areas: homes\ngeometry: home_address\n`, "home_address");
  });

  test("its code is a script that reads the same table and finds the same", async () => {
    const byPoint = form
      .replace("by: [station, beat]", "areas: beats\nlatitude: lat\nlongitude: lon")
      .replace("A · ", "");
    for (const source of [`${form}areas: beats\nbuffer: 10\n`, byPoint]) {
      const cell = { id: "c1", kind: "evaluation", source } as unknown as Cell;
      const code = evaluationKind.toCode!(cell, await runCell(source));
      const { problem, parts } = analyseScript(code);
      expect(problem).toBeUndefined();
      expect(parts).toContain("methods");
      const [shown] = await displayedBy(opened.engine, code);
      expect((shown as { effect: number }[]).map(({ effect }) => effect)).toEqual(
        (await ask("select effect from found")).map(({ effect }) => effect),
      );
    }
  });
});
