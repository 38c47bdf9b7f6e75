import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { alertsKind } from "@/cells/alerts";
import { find, type FindInput } from "@/cells/alerts/find";
import { run } from "@/cells/alerts/run";
import { acknowledge } from "@/cells/alerts/seen";
import type { AreasLayer } from "@/cells/spatial/drawn";
import type { AlertsView } from "@/cells/alerts/view-data";
import { chance } from "@/lib/methods/chance";
import type { Cell } from "@/lib/notebook/document";
import { analyseScript } from "@/lib/script/analyse";
import { encodeRows } from "@/lib/table/encode";
import { decodeTable } from "@/lib/table/table";
import { openEngine } from "../engine/open";
import { square } from "./beat-square";
import { displayedBy } from "./displayed-by";
import { contextOf } from "./run-context";
import { workerOf } from "./spatial-worker";

const day = 86_400_000;
const monday = Date.parse("2020-01-06");
const weeks = 210;

const areas = ["01", "02", "03"].map((beat, i) => ({ beat, geometry: square(77.5 + i / 50) }));

/** Three beats and two types at a steady level; theft in beat 2 and robbery in beat 1 rise in the last week. */
function incidents() {
  const { next } = chance(11);
  const rows: { beat: string; head: string; occurred: Date; reported_at: Date }[] = [];
  const put = (beat: string, head: string, week: number, count: number) => {
    for (let i = 0; i < count; i++) {
      const occurred = new Date(monday + (7 * week + 7 * next()) * day);
      rows.push({
        beat,
        head,
        occurred,
        reported_at: new Date(occurred.getTime() + 4 * day * next()),
      });
    }
  };
  for (let week = 0; week < weeks; week++) {
    for (const beat of ["Beat 1", "Beat 2", "Beat 3"]) {
      put(beat, "THEFT", week, 6 + Math.floor(5 * next()));
      put(beat, "ROBBERY", week, Number(next() < 0.2));
    }
  }
  put("Beat 2", "THEFT", weeks - 1, 24);
  put("Beat 1", "ROBBERY", weeks - 1, 6);
  return rows;
}

describe("an alerts cell", () => {
  let opened: Awaited<ReturnType<typeof openEngine>>;
  const ask = async (sql: string) => decodeTable(await opened.engine.query(sql)).objects();
  const runCell = (source: string) =>
    run(contextOf(opened.engine, { kind: "alerts", name: "rises", source }));
  const own = "data: fir\ntime: occurred\nby: [beat]\ntype: head";

  beforeAll(async () => {
    opened = await openEngine();
    await opened.engine.ingest("fir", [encodeRows(incidents())]);
    await opened.engine.ingest("beats", [
      encodeRows(areas.map(({ beat, geometry }) => ({ beat: `BEAT ${beat.slice(1)}`, geometry }))),
    ]);
    vi.stubGlobal(
      "Worker",
      workerOf((input) => find(input as FindInput)),
    );
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await opened.close();
  });

  test("ranks what rose, with what was expected, and says by which method", async () => {
    const { findings, provenance, view } = await runCell(own);
    const rows = await ask("select * from rises");
    expect(rows).toHaveLength(6);
    expect(rows.filter(({ alarm }) => alarm).map(({ beat, head }) => `${beat} ${head}`)).toEqual([
      "Beat 2 THEFT",
      "Beat 1 ROBBERY",
    ]);
    const [theft, robbery] = rows as Record<string, number>[];
    expect(robbery).toMatchObject({ method: "level", acknowledged: false, note: null });
    expect(theft).toMatchObject({ method: "noufaily" });
    expect(theft!.expected).toBeGreaterThan(6);
    expect(theft!.expected).toBeLessThan(10);
    expect(theft!.observed).toBeGreaterThan(theft!.upper!);
    expect(theft!.p_adjusted).toBeGreaterThanOrEqual(theft!.p!);
    expect(findings![0]).toMatch(
      /^2 of 6 series are above what their past lets expect in the week of 8 Jan 2024 \(of such alerts at most 10 % are chance on average\); strongest: Beat 2 · THEFT with 3\d against [78](\.\d)? expected \(p < 0\.001\); Beat 1 · ROBBERY/,
    );
    expect(provenance!.join("\n")).toContain("Level before, negative binomial for 3");
    expect(provenance!.join("\n")).toMatch(/Half of the incidents are registered within 2 days/);
    const { rows: listed, period } = view as AlertsView;
    expect(period).toBe("week");
    const [behind] = await ask(
      `select count(*)::integer as n from fir where ${listed[0]!.condition}`,
    );
    expect(behind!.n).toBe(theft!.observed);
  });

  test("an alert that was looked at moves below with its note, in its week only", async () => {
    const key = { key: ["Beat 1", "ROBBERY"], period: "2024-01-08" };
    const source = acknowledge(own, key, "arrest made: two men");
    expect(source).toContain(own);
    const { findings } = await runCell(source);
    const rows = await ask("select beat, alarm, acknowledged, note from rises limit 2");
    expect(rows).toEqual([
      { beat: "Beat 2", alarm: true, acknowledged: false, note: null },
      { beat: "Beat 1", alarm: true, acknowledged: true, note: "arrest made: two men" },
    ]);
    expect(findings![1]).toBe("1 of the 2 has been looked at.");
    await runCell(acknowledge(own, { ...key, period: "2024-01-01" }, "last week's"));
    expect(await ask("select * from rises where acknowledged")).toEqual([]);
    expect(acknowledge(source, key, null)).toBe(own);
    const twice = acknowledge(source, { ...key, key: ["Beat 2", "THEFT"] }, "");
    expect(acknowledge(twice, key, "changed").match(/period:/g)).toHaveLength(2);
  });

  test("before the rise there is no alert, and the nearest series are named", async () => {
    const { findings } = await runCell(`${own}\nas_of: 2023-12-31`);
    expect(findings![0]).toMatch(
      /^None of 6 series is above what its past lets expect in the week of 25 Dec 2023, adjusted for their number; nearest: Beat/,
    );
  });

  test("with a table of areas a map has the alerts, whatever the spelling", async () => {
    const { view } = await runCell(`${own}\nareas: beats`);
    const layer = (view as AlertsView).map!.layers[0] as AreasLayer;
    expect(layer).toMatchObject({ kind: "areas", classes: Uint8Array.of(2, 2, 0) });
    const { conditions } = layer.behind!;
    expect(conditions[2]).toBeNull();
    const [behind] = await ask(`select count(*)::integer as n from fir where ${conditions[0]}`);
    expect(behind!.n).toBeGreaterThanOrEqual(6);
    await expect(runCell("data: fir\ntime: occurred\nareas: beats")).rejects.toThrow(
      "name the area",
    );
  });

  test("falls are found when asked for", async () => {
    await opened.engine.createTable(
      "quiet",
      `from fir where not (beat = 'Beat 3' and head = 'THEFT' and occurred >= timestamp '2024-01-08')`,
    );
    await runCell(`${own.replace("fir", "quiet")}\nfalls: true`);
    const [fall] = await ask(
      "select beat, direction, observed, lower from rises where direction = 'fewer'",
    );
    expect(fall).toMatchObject({ beat: "Beat 3", observed: 0 });
    expect(fall!.lower).toBeGreaterThan(0);
  });

  test("every method runs, and sparse series never have the normal ones", async () => {
    for (const method of ["c1", "c2", "c3", "cusum", "ewma", "poisson", "fence", "farrington"]) {
      await runCell(`${own}\nmethod: ${method}\nfdr: false`);
      const used = await ask("select distinct head, method from rises order by head");
      expect(used.map((each) => each.head)).toEqual(["ROBBERY", "THEFT"]);
      expect(["level", "poisson-cusum", "noufaily"]).toContain(used[0]!.method);
      expect(used[1]!.method).toBe(method);
      const [theft] = await ask("select alarm from rises where beat = 'Beat 2' and head = 'THEFT'");
      expect(theft!.alarm).toBe(true);
    }
  });

  test("a short past is compared with its level, and the cell says so", async () => {
    await opened.engine.createTable("short", "from fir where occurred >= timestamp '2023-01-02'");
    const { provenance } = await runCell(own.replace("fir", "short"));
    expect(provenance!.join("\n")).toContain("Less than three years (156 steps) lie before");
    expect(await ask("select distinct method from rises")).toEqual([{ method: "level" }]);
    await opened.engine.createTable("weeks", "from fir where occurred >= timestamp '2023-12-04'");
    await expect(runCell(own.replace("fir", "weeks"))).rejects.toThrow("at least 11 are needed");
  });

  test("its code finds the same alerts", async () => {
    for (const more of ["", "\nfalls: true", "\nmethod: c2\nfdr: false"]) {
      const cell = { id: "c1", kind: "alerts", source: own + more } as unknown as Cell;
      const code = alertsKind.toCode!(cell, await runCell(own + more));
      const { problem, reads } = analyseScript(code);
      expect(problem).toBeUndefined();
      expect(reads).toEqual(["fir"]);
      const [shown] = await displayedBy(opened.engine, code);
      const rows = await ask("select beat || ' · ' || head as name, p from rises where alarm");
      expect((shown as { name: string; p: number }[]).map(({ name, p }) => ({ name, p }))).toEqual(
        rows,
      );
    }
  });
});
