import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recognise } from "@/datasets/sources/recognise";
import { hasShared } from "../opened";
import { openSources, type Sources } from "./open";

const header =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

describe("police.uk", () => {
  let files: Sources;
  beforeAll(async () => {
    files = await openSources();
    const row = (id: string, crime: string) =>
      `${id},2018-02,Kent Police,Kent Police,0.524,51.272,On or near Mill Street,E01024361,Maidstone 009A,${crime},,`;
    await files.addText(
      "street",
      [
        header,
        row("ab12", "Burglary"),
        row("", "Anti-social behaviour"),
        row("", "Anti-social behaviour"),
      ].join("\n"),
    );
  });
  afterAll(() => files.close());
  const value = (sql: string) => files.engine.value(sql);

  it("is known by the header of its archive", () => {
    expect(recognise(files.tables)).toMatchObject([
      { source: { id: "uk-police" }, files: { street: "street" }, share: 1 },
    ]);
  });

  it("gives a month from its first to its last second, and keeps rows without an id", () => {
    const made = files.make({
      table: "incidents",
      source: "uk-police",
      data: { street: ["street"] },
      columns: {},
    });
    expect(made).toEqual({ kept: 3, setAside: 0 });
    expect(
      files.engine.rows(
        "SELECT id, head, district, beat, strftime(occurred_from, '%c') AS a, strftime(occurred_to, '%c') AS b FROM made LIMIT 1",
      ),
    ).toEqual([
      {
        id: "ab12",
        head: "Burglary",
        district: "Kent Police",
        beat: "Maidstone 009A",
        a: "2018-02-01 00:00:00",
        b: "2018-02-28 23:59:59",
      },
    ]);
  });

  it.skipIf(!hasShared)(
    "gives all of London (shared data needed)",
    async () => {
      await files.add("uk-police/london-street-crime-2017-01_2018-06.parquet", "london");
      expect(recognise(files.tables.slice(1))).toMatchObject([
        { source: { id: "uk-police" }, files: { crimes: "london" }, share: 1 },
      ]);
      const made = files.make({
        table: "incidents",
        source: "uk-police",
        data: { crimes: ["london"] },
        columns: {},
      });
      expect(made).toEqual({ kept: 1_148_407, setAside: 0 });
      expect(
        value(
          "SELECT count(*)::INTEGER FROM made WHERE strftime(occurred_from, '%Y-%m') = '2018-06'",
        ),
      ).toBe(66_468);
      expect(value("SELECT count(*)::INTEGER FROM made WHERE head = 'burglary'")).toBe(84_102);
      expect(value("SELECT count(*)::INTEGER FROM made WHERE status IS NULL")).toBe(239_035);
      expect(value("SELECT count(DISTINCT (latitude, longitude))::INTEGER FROM made")).toBe(45_124);
      expect(value("SELECT count(DISTINCT id) = count(*) FROM made")).toBe(true);
    },
    120_000,
  );
});
