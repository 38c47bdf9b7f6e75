import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "@/datasets/sample/generate";
import { recognise } from "@/datasets/sources/recognise";
import { openSources, type Sources } from "./open";

describe("the built-in sample", () => {
  let files: Sources;
  beforeAll(async () => {
    files = await openSources();
    files.engine.ingest("drawn", generate("sample", { seed: 1, rows: 20_000 }).streams);
    files.addSql("fir", "FROM drawn");
  });
  afterAll(() => files.close());

  it("is known as FIRs of Karnataka, and every row of it is read", () => {
    expect(recognise(files.tables)).toMatchObject([
      { source: { id: "ksp-2024" }, files: { fir: "fir" }, share: 1 },
    ]);
    const made = files.make({
      table: "incidents",
      source: "ksp-2024",
      data: { fir: ["fir"] },
      columns: {},
    });
    expect(made.kept + made.setAside).toBe(files.tables[0]!.rows);
    const reasons = files.engine.rows("SELECT DISTINCT reason FROM made_set_aside");
    expect(reasons.filter(({ reason }) => reason !== "same content as an earlier row")).toEqual([]);
    const empty = files.engine.value(
      "SELECT count(*)::INTEGER FROM made WHERE occurred_from IS NULL OR reported_at IS NULL OR head IS NULL OR heinous IS NULL OR beat IS NULL",
    );
    expect(empty).toBe(0);
  });
});
