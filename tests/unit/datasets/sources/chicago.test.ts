import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recognise } from "@/datasets/sources/recognise";
import { hasShared } from "../opened";
import { openSources, type Sources } from "./open";

const all = "chicago/chicago-crimes-2012-2018.parquet";
const core = "chicago/chicago-crimes-2001-2011-core.parquet";
const raw = "chicago/chicago-crimes-2018-h1-raw.csv.gz";

/** Counts from golden-aggregates.json and the README of the shared data. */
describe.skipIf(!hasShared)("Chicago (shared data needed)", () => {
  let files: Sources;
  beforeAll(async () => {
    files = await openSources();
    await files.add(all, "later");
    await files.add(core, "earlier");
    await files.add(raw, "raw");
  }, 120_000);
  afterAll(() => files?.close());
  const value = (sql: string) => files.engine.value(sql);

  const make = (...crimes: string[]) =>
    files.make({ table: "incidents", source: "chicago", data: { crimes }, columns: {} });

  it("is known in all three shapes", () => {
    const found = recognise(files.tables).map(({ source, share }) => [source.id, share]);
    expect(found).toEqual([
      ["chicago", 1],
      ["chicago", 1],
      ["chicago", 1],
    ]);
  });

  it("gives every row of both files together, with only the columns that a file has", () => {
    expect(make("earlier", "later")).toEqual({ kept: 6_746_897, setAside: 0 });
    const years = files.engine.rows(
      "SELECT year(occurred_from)::INTEGER AS year, count(*)::INTEGER AS n FROM made GROUP BY 1 ORDER BY 1",
    );
    expect(years.find(({ year }) => year === 2001)).toEqual({ year: 2001, n: 485_749 });
    expect(years.find(({ year }) => year === 2017)).toEqual({ year: 2017, n: 267_792 });
    expect(
      value(
        "SELECT count(*)::INTEGER FROM made WHERE head = 'THEFT' AND year(occurred_from) >= 2012",
      ),
    ).toBe(447_844);
    expect(
      value(
        "SELECT count(*)::INTEGER FROM made WHERE beat = '0421' AND year(occurred_from) >= 2012",
      ),
    ).toBe(15_793);
    expect(
      value("SELECT round(avg(arrest::INTEGER), 6) FROM made WHERE year(occurred_from) >= 2012"),
    ).toBe(0.244359);
    expect(
      value(
        "SELECT count(*)::INTEGER FROM made WHERE latitude IS NULL AND year(occurred_from) >= 2012",
      ),
    ).toBe(14_267);
    expect(
      value(
        "SELECT count(*)::INTEGER FROM made WHERE latitude IS NULL AND year(occurred_from) < 2012",
      ),
    ).toBe(46_185);
    expect(value("SELECT count(id)::INTEGER FROM made WHERE year(occurred_from) < 2012")).toBe(0);
  }, 180_000);

  it("reads the CSV as published as the typed file, id for id", () => {
    files.engine.rows("CREATE TABLE of_parquet AS FROM made WHERE year(occurred_from) = 2018");
    expect(make("raw")).toEqual({ kept: 127_900, setAside: 0 });
    const both = "made a JOIN of_parquet b USING (id)";
    expect(value(`SELECT count(*)::INTEGER FROM ${both}`)).toBeGreaterThan(120_000);
    const differ = value(
      `SELECT count(*)::INTEGER FROM ${both}
       WHERE a.occurred_from IS DISTINCT FROM b.occurred_from OR a.beat IS DISTINCT FROM b.beat
          OR a.act_section IS DISTINCT FROM b.act_section OR a.district IS DISTINCT FROM b.district
          OR a.domestic IS DISTINCT FROM b.domestic`,
    );
    expect(differ).toBe(0);
  });

  it("sets aside what a typed file repeats of a CSV", () => {
    files.addSql("june", `FROM later WHERE "Date" >= '2018-06-01' AND "Date" < '2018-07-01'`);
    const june = files.tables.at(-1)!.rows;
    const { kept, setAside } = make("raw", "june");
    expect(kept + setAside).toBe(127_900 + june);
    expect(setAside).toBe(value("SELECT count(*)::INTEGER FROM june JOIN raw USING (ID)"));
    expect(setAside).toBeGreaterThan(20_000);
    expect(value("SELECT count(DISTINCT id) = count(*) FROM made")).toBe(true);
    expect(value("SELECT count_if(from_table <> 'june')::INTEGER FROM made_set_aside")).toBe(0);
  });
});
