import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recognise } from "@/datasets/sources/recognise";
import { hasShared } from "../opened";
import { openSources, type Sources } from "./open";

describe.skipIf(!hasShared)("Chicago's files", () => {
  let sources: Sources;
  beforeAll(async () => {
    sources = await openSources();
    await sources.add("chicago/chicago-crimes-2018-h1-raw.csv.gz", "raw");
  });
  afterAll(() => sources?.close());

  it("are known by their header", () => {
    expect(recognise(sources.tables).map(({ source, files }) => [source.id, files])).toEqual([
      ["chicago", { crimes: "raw" }],
    ]);
  });

  it("give every row of the CSV as published", () => {
    const made = sources.make({
      table: "incidents",
      source: "chicago",
      data: { crimes: ["raw"] },
      columns: {},
    });
    expect(made).toEqual({ kept: 127_900, setAside: 0 });
    expect(sources.engine.rows("SELECT * FROM made LIMIT 1")[0]).toMatchObject({
      id: "11482392",
      head: "THEFT",
      beat: "1834",
    });
  });
});
