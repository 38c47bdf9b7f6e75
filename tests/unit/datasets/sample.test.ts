import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "@/datasets/sample/generate";
import { featureKinds } from "@/datasets/sample/features";
import { isSample, samples, sampleVersion, type SampleSource } from "@/datasets/sample/sample";
import { modelTable, type ModelTableName } from "@/datasets/model/model";
import { openEngine, type TestEngine } from "./engine";
import { hasShared, openAll, sharedBlob } from "./opened";

const sources = Object.keys(samples) as SampleSource[];
const hash = (source: SampleSource, seed: number, rows = 20_000) => {
  const sum = createHash("sha256");
  for (const bytes of generate(source, { seed, rows }).streams) sum.update(bytes);
  return sum.digest("hex");
};
/** Of seed 1 with all rows, in Node and in Chromium alike. Another hash is another version. */
const version2: Record<SampleSource, string> = {
  sample: "4f682da2dd3f27e1a4aee883f32591e4301088065b2ac042d99c783ceb3c39b3",
  "sample-people": "37a6d41c6b1ddaf652ce424c8640618eccc57e9f562e082377ca515bcce02bad",
  "sample-property": "e4c687442024168cabd918e2176226db557de80fdf259e985f02855807733db9",
  "sample-outcomes": "dfd14c8bacf93d5da584e6dcd47c52e0dce43ee6de9e4f6c2dc5499ec929dbd8",
  "sample-beats": "b3325bdcfc4be0385723e73a9cfff5261020f07ab097038bac5bbf1f7ab5bfa5",
  "sample-duty": "6fe15ef53cd8985cff213cd795428755911961cb06b473e87e970495f08e3489",
  "sample-offenders": "b0af197f1ab67ab6889e1baaffff432db186d897b10c7d60e316e86723874a2c",
  "sample-features": "c68f27aec14bf8835182cdcd9b422d8dafa59eb875d0d8d03a16db20a4176c2b",
  "sample-beat-traits": "cedf6c5cae00fc65161f13eafaef82e315a9e6f6eb2dcb35df64870aa5c90b74",
};

const nameOf = (source: SampleSource) =>
  source === "sample" ? "fir" : source.replace("sample-", "").replace("-", "_");

describe("the built-in sample", () => {
  let engine: TestEngine;
  const made = new Map<SampleSource, string>();
  const number = (sql: string) => Number(engine.value(sql));
  const share = (where: string, of = "fir") => number(`select avg((${where})::int) from ${of}`);

  beforeAll(async () => {
    engine = await openEngine();
    for (const source of sources) {
      const sum = createHash("sha256");
      const streams = [...generate(source).streams];
      for (const bytes of streams) sum.update(bytes);
      made.set(source, sum.digest("hex"));
      engine.ingest(nameOf(source), streams);
    }
  }, 120_000);
  afterAll(() => engine.close());

  it.each(sources)("gives the same bytes of %s for the same seed", (source) => {
    expect(hash(source, 7)).toBe(hash(source, 7));
    const isOfTheMap = /^sample-(beats|features|beat-traits)$/.test(source);
    if (!isOfTheMap) expect(hash(source, 8)).not.toBe(hash(source, 7));
  });

  it.each(sources)("is in %s what version 2 was", (source) => {
    expect(sampleVersion).toBe(2);
    expect(made.get(source)).toBe(version2[source]);
  });

  it.each(sources)("has the rows of %s that it says", (source) => {
    expect(number(`select count(*) from ${nameOf(source)}`)).toBe(samples[source].rows);
    expect(isSample(source)).toBe(true);
  });

  it.skipIf(!hasShared)(
    "has the columns of the published file in their order, and none that names an officer",
    async () => {
      const file = await sharedBlob("ksp/fir-2024/FIR_Details_Data.amengad-ps.csv.gz");
      const text = await new Response(
        file.stream().pipeThrough(new DecompressionStream("gzip")),
      ).text();
      const published = text.slice(0, text.search(/\r?\n/)).split(",");
      const ours = engine.rows("describe fir").map(({ column_name }) => column_name);
      expect(ours.filter((name) => name !== "Place of Offence")).toEqual(published);
      expect((await openAll("fir.csv.gz", file)).columns.length).toBe(ours.length - 1);
    },
  );

  it.each([
    ["people", "people"],
    ["property", "property"],
    ["outcomes", "outcomes"],
    ["beats", "beats"],
    ["duty", "duty"],
    ["offenders", "known_offenders"],
  ] as const)("gives %s the columns and types of the model", (table, model) => {
    const declared = modelTable(model as ModelTableName).columns.map(
      ({ name, type }) => `${name} ${type}`,
    );
    const ours = engine
      .rows(`describe ${table}`)
      .map(({ column_name, column_type }) => `${column_name} ${column_type}`);
    expect(declared).toEqual(expect.arrayContaining(ours));
  });

  it("numbers FIRs uniquely, as text that a double could not hold", () => {
    const [row] = engine.rows(
      "select count(distinct Crime_No) d, min(length(Crime_No)) s, max(length(Crime_No)) l, " +
        "count(*) filter (Crime_No::bigint > 9007199254740992) big from fir",
    );
    expect([row!.d, row!.s, row!.l, row!.big].map(Number)).toEqual([250_000, 17, 17, 250_000]);
    expect(number("select count(distinct (UnitName, FIRNo)) from fir")).toBe(250_000);
  });

  it("misses points at 0, 0: far more of them in early years and in careless stations", () => {
    const zero = engine
      .rows(
        'select "Year" y, avg((Latitude = 0 and Longitude = 0)::int) s from fir group by 1 order by 1',
      )
      .map(({ s }) => Number(s));
    expect(zero).toHaveLength(6);
    expect(zero.toSorted((a, b) => b - a)).toEqual(zero);
    expect(zero[0]).toBeGreaterThan(0.4);
    expect(zero[5]).toBeLessThan(0.12);
    expect(
      number(
        "select max(s) / min(s) from (select avg((Latitude = 0)::int) s from fir group by UnitName)",
      ),
    ).toBeGreaterThan(2.5);
  });

  it("has points exchanged, mistyped and of the station house", () => {
    expect(
      number("select count(*) from fir where Latitude > 70 and Longitude < 20"),
    ).toBeGreaterThan(50);
    expect(number("select count(*) from fir where Longitude > 80")).toBeGreaterThan(100);
    const [usual] = engine.rows(
      "select UnitName, count(*) n from fir where Latitude <> 0 group by UnitName, Latitude, Longitude order by n desc limit 1",
    );
    expect(usual!.UnitName).toBe("Toll Gate PS");
    expect(Number(usual!.n)).toBeGreaterThan(1000);
  });

  it("writes two formats of dates in one row", () => {
    expect(
      number(
        "select count(*) from fir where strptime(FIR_Date, '%d/%m/%Y')::date <> FIR_Reg_DateTime::date",
      ),
    ).toBe(0);
  });

  it("heaps minutes on the hour and unknown hours on ten", () => {
    expect(share("minute(Offence_From_Date) = 0")).toBeGreaterThan(0.4);
    expect(share("Offence_From_Date::time = '10:00:00'")).toBeGreaterThan(0.04);
  });

  it("registers some incidents late, some ended before they began, none before it happened", () => {
    const late = share("date_diff('day', Offence_From_Date, FIR_Reg_DateTime) > 30");
    expect(late).toBeGreaterThan(0.02);
    expect(late).toBeLessThan(0.15);
    expect(
      number("select count(*) from fir where Offence_To_Date < Offence_From_Date"),
    ).toBeGreaterThan(100);
    expect(number("select count(*) from fir where FIR_Reg_DateTime < Offence_From_Date")).toBe(0);
    expect(
      number(
        "select count(*) from fir where FIR_Reg_DateTime < '2019-01-01' or FIR_Reg_DateTime >= '2025-01-01'",
      ),
    ).toBe(0);
  });

  it("contradicts itself in VICTIM COUNT until 2021, and writes a head with and without a blank", () => {
    const counted = '"Male" + "Female" + "Boy" + "Girl"';
    const wrong = (where: string) =>
      number(`select count(*) from fir where "VICTIM COUNT" <> ${counted} and ${where}`);
    expect(wrong('"Year" < 2022')).toBeGreaterThan(50_000);
    expect(wrong('"Year" >= 2022')).toBe(0);
    const spellings = engine.rows(
      "select distinct CrimeGroup_Name g from fir where CrimeGroup_Name like '%CYBER CRIME'",
    );
    expect(spellings.map(({ g }) => g).toSorted()).toEqual([" CYBER CRIME", "CYBER CRIME"]);
  });

  it("has 120 beats in 24 stations and 4 districts, known by station and name together", () => {
    expect(
      engine
        .rows(
          "select count(*) a, count(distinct beat) b, count(distinct station) c, count(distinct (station, beat)) d, count(distinct district) e from beats",
        )
        .map((row) => Object.values(row).map(Number)),
    ).toEqual([[120, 5, 24, 120, 4]]);
    expect(
      number(
        "select count(*) from fir f anti join beats b on f.UnitName = b.station and f.Beat_Name = b.beat",
      ),
    ).toBe(0);
    for (const { geometry, area_km2 } of engine.rows("select geometry, area_km2 from beats")) {
      const { type, coordinates } = JSON.parse(geometry as string);
      expect(type).toBe("Polygon");
      expect(coordinates[0][0]).toEqual(coordinates[0].at(-1));
      expect(area_km2).toBeGreaterThan(0.5);
    }
  });

  it("has features: points by latitude and longitude, lines and areas by their outline", () => {
    const kinds =
      engine.rows(`select kind, count(latitude)::int points, count(geometry)::int outlines,
      count(km)::int lines, any_value(geometry) geometry from features group by kind`);
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual([...featureKinds].toSorted());
    for (const { points, outlines, lines, geometry } of kinds) {
      const { type } = JSON.parse((geometry as string | null) ?? '{"type":"none"}');
      expect(["none", "LineString", "Polygon"]).toContain(type);
      expect([points, outlines, lines].map((count) => Number(count) > 0)).toEqual([
        type === "none",
        type !== "none",
        type === "LineString",
      ]);
    }
    expect(number("select count(distinct feature) from features")).toBe(
      samples["sample-features"].rows,
    );
    const [box] = engine.rows(
      "select min(latitude) s, max(latitude) n, min(longitude) w, max(longitude) e from features",
    );
    expect(box!.s).toBeGreaterThan(14.15);
    expect(box!.n).toBeLessThan(14.32);
    expect(box!.w).toBeGreaterThan(76.01);
    expect(box!.e).toBeLessThan(76.23);
  });

  it("knows households, rented homes, literacy and light of every beat", () => {
    const [row] = engine.rows(`
      select count(*)::int n, min(population / households) f, max(population / households) g,
        min(least(rented_percent, literacy_percent, night_light)) least,
        max(greatest(rented_percent, literacy_percent)) most
      from beats join beat_traits using (station, beat)`);
    expect(row!.n).toBe(120);
    expect(row!.f).toBeGreaterThan(3.6);
    expect(row!.g).toBeLessThan(4.8);
    expect(row!.least).toBeGreaterThan(0);
    expect(row!.most).toBeLessThan(100);
  });

  it("counts people as the register does, and gives nobody a name", () => {
    const inPeople = (role: string) => number(`select count(*) from people where role = '${role}'`);
    expect(inPeople("victim")).toBe(
      number('select sum("Male" + "Female" + "Boy" + "Girl") from fir'),
    );
    expect(inPeople("accused")).toBe(number('select sum("Accused Count") from fir'));
    expect(number("select count(*) from people where name <> 'Person ' || person[2:]")).toBe(0);
    expect(
      number("select count(*) from people anti join fir on people.incident = fir.Crime_No"),
    ).toBe(0);
    expect(
      number(
        "select count(*) from (select person from people group by person having count(distinct sex) > 1 or count(distinct age) > 1)",
      ),
    ).toBe(0);
  });

  it("lets no case end before it began, and convicts only whom the register calls convicted", () => {
    expect(
      number(
        "select count(*) from outcomes o join fir f on o.incident = f.Crime_No where happened_at < FIR_Reg_DateTime",
      ),
    ).toBe(0);
    expect(number("select count(*) from outcomes where kind = 'conviction'")).toBe(
      number("select count(*) from fir where FIR_Stage = 'Convicted'"),
    );
    expect(number('select count(*) from fir where "Conviction Count" > "Accused Count"')).toBe(0);
  });

  it("recovers no more than was stolen", () => {
    expect(number("select count(*) from property where stolen > 0 and recovered > stolen")).toBe(0);
    expect(number("select count(*) from property where recovered > 0")).toBeGreaterThan(5000);
  });

  it("puts night burglaries into the night and accidents into the rush hours", () => {
    const middle =
      "hour(Offence_From_Date + (Offence_To_Date - Offence_From_Date) / 2) in (22,23,0,1,2,3,4,5)";
    expect(
      number(`select avg((${middle})::int) from fir where CrimeGroup_Name = 'BURGLARY - NIGHT'`),
    ).toBeGreaterThan(0.75);
    expect(
      number(
        "select avg((hour(Offence_From_Date) between 16 and 21)::int) from fir where CrimeGroup_Name = 'MOTOR VEHICLE ACCIDENTS NON-FATAL'",
      ),
    ).toBeGreaterThan(0.35);
  });
});
