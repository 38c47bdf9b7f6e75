import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { propose, type Proposal } from "@/datasets/sources/propose";
import { hasShared } from "../opened";
import { openSources, type Sources } from "./open";

/** What a proposal reads each column from: the first column of the table in its expression. */
const columnsOf = (proposals: readonly Proposal[]) =>
  Object.fromEntries(
    proposals.map(({ column, expression }) => [column, /t\."([^"]+)"/.exec(expression)?.[1]]),
  );

describe("the proposal for an unknown file", () => {
  let files: Sources;
  beforeAll(async () => {
    files = await openSources();
  });
  afterAll(() => files.close());

  const proposalFor = async (name: string, csv: string) =>
    propose(await files.addText(name, csv), files.sample(name));
  const read = (name: string, proposals: readonly Proposal[]) => {
    const columns = Object.fromEntries(
      proposals.map(({ column, expression }) => [column, expression]),
    );
    files.make({ table: "incidents", source: null, data: { file: [name] }, columns });
    return files.engine.rows("SELECT * FROM made LIMIT 1")[0]!;
  };

  it("reads the register of an Indian station", async () => {
    const found = await proposalFor(
      "thana",
      `Sl No,FIR No,PS Name,District,Date of Occurrence,Time,U/s,Crime Head,Place of Occurrence,Lat,Long,Gist
1,12/2023,Kotwali,Lucknow,13.02.2023,21:30,379 IPC,Theft,Near the bus stand,26.85,80.94,Telephone snatched
2,13/2023,Kotwali,Lucknow,14.02.2023,08:15,457 380 IPC,Burglary,Behind the mill,26.86,80.95,Lock broken
`,
    );
    expect(columnsOf(found)).toEqual({
      id: "FIR No",
      occurred_from: "Date of Occurrence",
      head: "Crime Head",
      act_section: "U/s",
      latitude: "Lat",
      longitude: "Lat",
      place: "Place of Occurrence",
      station: "PS Name",
      district: "District",
      description: "Gist",
    });
    expect(read("thana", found)).toMatchObject({
      id: "12/2023",
      occurred_from: new Date("2023-02-13T21:30:00Z"),
      latitude: 26.85,
      longitude: 80.94,
    });
  });

  it.each([
    ["Lat N", "Long E"],
    ["GPS Y", "GPS X"],
  ])("reads a point from %s and %s", async (north, east) => {
    const name = north.replace(" ", "_");
    const csv = `FIR No,${north},${east}\n1,14.2312,75.9054\n2,14.2623,75.9622\n`;
    const found = await proposalFor(name, csv);
    expect(read(name, found)).toMatchObject({ latitude: 14.2312, longitude: 75.9054 });
  });

  it("reads American exports, with clocks in columns of their own", async () => {
    const west = await proposalFor(
      "west",
      `DR_NO,Date Rptd,DATE OCC,TIME OCC,AREA,AREA NAME,Rpt Dist No,Crm Cd,Crm Cd Desc,Vict Age,Vict Sex,Premis Desc,Status,Status Desc,LOCATION,LAT,LON
190326475,03/21/2020 12:00:00 AM,03/20/2020 12:00:00 AM,2130,07,Wilshire,0784,510,VEHICLE - STOLEN,0,M,STREET,AA,Adult Arrest,1900 S LONGWOOD AV,34.0375,-118.3506
200106753,02/19/2020 12:00:00 AM,02/18/2020 12:00:00 AM,1800,01,Central,0182,330,BURGLARY FROM VEHICLE,47,M,BUS STOP,IC,Invest Cont,1000 S FLOWER ST,34.0444,-118.2628
`,
    );
    expect(columnsOf(west)).toMatchObject({
      id: "DR_NO",
      reported_at: "Date Rptd",
      head: "Crm Cd Desc",
      status: "Status",
      place: "LOCATION",
      place_kind: "Premis Desc",
      district: "AREA NAME",
    });
    expect(columnsOf(west)).not.toHaveProperty("victims");
    expect(read("west", west).occurred_from).toEqual(new Date("2020-03-20T21:30:00Z"));

    const east = await proposalFor(
      "east",
      `CMPLNT_NUM,CMPLNT_FR_DT,CMPLNT_FR_TM,CMPLNT_TO_DT,CMPLNT_TO_TM,ADDR_PCT_CD,RPT_DT,KY_CD,OFNS_DESC,PD_DESC,BORO_NM,PREM_TYP_DESC,Latitude,Longitude
700381962,05/28/2015,15:00:00,05/29/2015,16:00:00,46,06/01/2015,578,HARASSMENT 2,HARASSMENT,BRONX,RESIDENCE,40.845,-73.915
642234217,10/28/2013,13:50:00,10/28/2013,13:55:00,120,10/29/2013,351,CRIMINAL MISCHIEF,MISCHIEF,STATEN ISLAND,OTHER,40.627,-74.077
`,
    );
    expect(columnsOf(east)).toMatchObject({
      head: "OFNS_DESC",
      subhead: "PD_DESC",
      reported_at: "RPT_DT",
    });
    expect(read("east", east)).toMatchObject({
      id: "700381962",
      occurred_from: new Date("2015-05-28T15:00:00Z"),
      occurred_to: new Date("2015-05-29T16:00:00Z"),
    });
  });

  it("reads months, and says how sure it is and why", async () => {
    const found = await proposalFor(
      "monthly",
      `Month,Crime type,Longitude,Latitude\n2018-01,Burglary,0.52,51.27\n2018-02,Drugs,0.53,51.28\n`,
    );
    const time = found.find(({ column }) => column === "occurred_from")!;
    expect(time.confidence).toBeLessThan(0.6);
    expect(time.why).toBe("“Month” sounds like it, and it holds months.");
    expect(read("monthly", found).occurred_from).toEqual(new Date("2018-01-01T00:00:00Z"));
    const head = found.find(({ column }) => column === "head")!;
    expect(head.confidence).toBe(0.95);
  });

  it("believes values rather than names", async () => {
    const found = await proposalFor(
      "wrong",
      `Latitude,Longitude,Date,Offence\n675659,7680926,soon,THEFT\n683854,7685048,later,HURT\n`,
    );
    expect(columnsOf(found)).toEqual({ head: "Offence" });
  });

  it("falls back on values where names say nothing", async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `2020-02-${10 + (i % 19)},${i % 2 ? "THEFT" : "HURT"},${i}`,
    );
    const found = await proposalFor("plain", ["a,b,c", ...rows].join("\n"));
    expect(columnsOf(found)).toEqual({ occurred_from: "a", head: "b" });
    for (const { confidence, why } of found) {
      expect(confidence).toBeLessThanOrEqual(0.5);
      expect(why).toMatch(/^Nothing is named like/);
    }
  });

  it("proposes nothing for what is no register", async () => {
    expect(await proposalFor("prices", "price,amount\n1.5,2\n2.5,3\n")).toEqual([]);
  });

  it("uses each column once and gives expressions that run", async () => {
    const found = await proposalFor(
      "dates",
      "Date,Date reported,Crime,Type\n2020-01-02,2020-01-03,A,B\n",
    );
    const used = Object.values(columnsOf(found));
    expect(new Set(used).size).toBe(used.length);
    expect(columnsOf(found)).toMatchObject({ occurred_from: "Date", reported_at: "Date reported" });
    expect(read("dates", found)).toBeTruthy();
  });

  it("names people only where the offence can be told, and never children", async () => {
    const bare = await files.addText("bare", "FIR No,Victim Name,Age,Sex\n1,NAME A,30,F\n");
    expect(columnsOf(propose(bare, files.sample("bare"), "people"))).toEqual({
      incident: "FIR No",
      age: "Age",
      sex: "Sex",
    });
    const told = await files.addText(
      "told",
      "FIR No,Crime Head,Victim Name,Age\n1,THEFT,NAME A,30\n2,RAPE,NAME B,30\n3,THEFT,NAME C,12\n",
    );
    const columns = Object.fromEntries(
      propose(told, files.sample("told"), "people").map(({ column, expression }) => [
        column,
        expression,
      ]),
    );
    files.make({ table: "people", source: null, data: { file: ["told"] }, columns });
    expect(files.engine.rows("SELECT incident, name FROM made")).toEqual([
      { incident: "1", name: "NAME A" },
      { incident: "2", name: null },
      { incident: "3", name: null },
    ]);
  });

  it.skipIf(!hasShared)(
    "finds in the FIR file what its source declares (shared data needed)",
    async () => {
      const table = await files.add("ksp/fir-2024/FIR_Details_Data.amengad-ps.csv.gz", "amengad");
      expect(columnsOf(propose(table, files.sample("amengad")))).toMatchObject({
        reported_at: "FIR_Reg_DateTime",
        occurred_from: "Offence_From_Date",
        occurred_to: "Offence_To_Date",
        head: "CrimeGroup_Name",
        subhead: "CrimeHead_Name",
        heinous: "FIR Type",
        status: "FIR_Stage",
        act_section: "ActSection",
        place: "Village_Area_Name",
        station: "UnitName",
        district: "District_Name",
        beat: "Beat_Name",
        mode: "Complaint_Mode",
      });
    },
  );
});
