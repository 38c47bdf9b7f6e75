import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ModelTableName } from "@/datasets/model/model";
import { recognise } from "@/datasets/sources/recognise";
import { hasShared, shared } from "../opened";
import { openSources, type Sources } from "./open";

const folder = "ksp/fir-2026-schema-fixture";

describe.skipIf(!hasShared)("Karnataka 2026, 28 tables (shared data needed)", () => {
  let files: Sources;
  let data: Record<string, string[]>;
  beforeAll(async () => {
    files = await openSources();
    for (const file of readdirSync(shared(folder))) {
      await files.add(`${folder}/${file}`, file.replace(/\.csv$/, ""));
    }
    const [found] = recognise(files.tables);
    data = Object.fromEntries(Object.entries(found!.files).map(([id, table]) => [id, [table]]));
  });
  afterAll(() => files?.close());
  const make = (table: ModelTableName, only = data) =>
    files.make({ table, source: "ksp-2026", data: only, columns: {} });
  const value = (sql: string) => files.engine.value(sql);

  it("are known together, each for what it is", () => {
    const answers = recognise(files.tables);
    expect(answers.map(({ source, share }) => [source.id, share])).toEqual([["ksp-2026", 1]]);
    expect(Object.keys(answers[0]!.files)).toHaveLength(28);
    expect(answers[0]!.files).toMatchObject({
      case: "CaseMaster",
      gravity: "GravityOffence",
      category: "CaseCategory",
    });
  });

  it("become incidents by their keys, in the order of the cases", () => {
    expect(make("incidents")).toEqual({ kept: 450, setAside: 0 });
    const [first] = files.engine.rows("FROM made LIMIT 1");
    expect(first).toMatchObject({
      id: "400090023202400001",
      head: "Crimes Against Women",
      subhead: "Dowry Death",
      heinous: true,
      status: "Under Investigation",
      act_section: "IPC 376, BNS 74, BNS 63",
      latitude: 12.614349,
      victims: 1,
      accused: 1,
      description: null,
    });
    expect(
      value("SELECT count(*)::INTEGER FROM made WHERE station IS NULL OR district IS NULL"),
    ).toBe(0);
    expect(value("SELECT sum(victims)::INTEGER FROM made")).toBe(482);
    expect(value("SELECT sum(accused)::INTEGER FROM made")).toBe(640);
    expect(
      value("SELECT count(*)::INTEGER FROM made WHERE description IS NOT NULL"),
    ).toBeGreaterThan(100);
  });

  it("become people and outcomes with the number of their incident", () => {
    expect(make("people")).toEqual({ kept: 640 + 482 + 494, setAside: 0 });
    expect(
      files.engine.rows("SELECT role, count(*)::INTEGER AS n FROM made GROUP BY 1 ORDER BY 1"),
    ).toEqual([
      { role: "accused", n: 640 },
      { role: "complainant", n: 494 },
      { role: "victim", n: 482 },
    ]);
    expect(value("SELECT count(*)::INTEGER FROM made WHERE incident IS NULL")).toBe(0);
    expect(value("SELECT count(religion)::INTEGER FROM made WHERE role = 'complainant'")).toBe(494);
    expect(make("outcomes")).toEqual({ kept: 243 + 236, setAside: 0 });
    expect(
      files.engine.rows("SELECT kind, count(*)::INTEGER AS n FROM made GROUP BY 1 ORDER BY 1"),
    ).toEqual([
      { kind: "arrest", n: 243 },
      { kind: "charge sheet", n: 160 },
      { kind: "other", n: 76 },
    ]);
  });

  it("keep a case whose look-ups are missing", () => {
    expect(make("incidents", { case: ["CaseMaster"] })).toEqual({ kept: 450, setAside: 0 });
    expect(files.engine.rows("DESCRIBE made").map(({ column_name }) => column_name)).toEqual([
      "id",
      "reported_at",
      "occurred_from",
      "occurred_to",
      "latitude",
      "longitude",
    ]);
  });

  it("do not multiply when a key stands twice in a look-up", () => {
    files.addSql("UnitTwice", 'SELECT * FROM "Unit" UNION ALL SELECT * FROM "Unit"');
    expect(make("incidents", { ...data, unit: ["UnitTwice"] })).toEqual({ kept: 450, setAside: 0 });
  });

  it("say what is needed where people come without the cases", () => {
    expect(() => make("people", { victim: ["Victim"] })).toThrow(/victim with case/);
  });
});
