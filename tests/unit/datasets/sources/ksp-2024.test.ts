import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recognise } from "@/datasets/sources/recognise";
import { hasShared } from "../opened";
import { openSources, type Sources } from "./open";

const header =
  "District_Name,UnitName,FIRNo,RI,Year,Month,Offence_From_Date,Offence_To_Date,FIR_Reg_DateTime,FIR_Date,FIR Type," +
  "FIR_Stage,Complaint_Mode,CrimeGroup_Name,CrimeHead_Name,Latitude,Longitude,ActSection,IOName,KGID,IOAssigned_Date," +
  "Internal_IO,Place of Offence,Distance from PS,Beat_Name,Village_Area_Name,Male,Female,Boy,Girl,Age 0,VICTIM COUNT," +
  "Accused Count,Arrested Male,Arrested Female,Arrested Count\tNo.,Accused_ChargeSheeted Count,Conviction Count," +
  "FIR_ID,Unit_ID,Crime_No";

const fir = (no: number, head: string, section: string, rest = "12.9,77.6") =>
  `Mysuru,Devaraja PS,${String(no).padStart(4, "0")}/2023,1,2023,5,2023-05-0${no} 10:00:00.000,2023-05-0${no} 11:00:00.000,` +
  `2023-05-0${no} 12:30:00.000,0${no}/05/2023,Non Heinous,Under Investigation,Written,${head},Others,${rest},${section},` +
  `OFFICER,1,NULL,1,HOUSE 4,NORTH 1 KM,BEAT 2,AGRAHARA,1,0,0,0,0,0,2,1,0,1,1,0,${no},77,1044012342023000${no}`;

const where = "District_Name,UnitName,FIRNo,Year,Month";
const address =
  "PresentAddress,PresentCity,PresentState,PermanentAddress,PermanentCity,PermanentState";
const at = (no: number) => `Mysuru,Devaraja PS,${String(no).padStart(4, "0")}/2023,2023,5`;

describe("Karnataka 2024, files as published", () => {
  let files: Sources;
  beforeAll(async () => {
    files = await openSources();
    const firs = [
      fir(1, "THEFT", "IPC 1860 U/s: 379"),
      fir(2, "POCSO", "POCSO U/s: 12", "0,0"),
      fir(3, "CASES OF HURT", '"IPC 1860 U/s: 324,354(B)"'),
    ];
    await files.addText("FIR_Details_Data", [header, ...firs].join("\n"));
    const person = (no: number, name: string, age: string, id: number) =>
      `${at(no)},${name},${age},CASTE,Farmer,Male,STREET ${id},Mysuru,Karnataka,,,,Indian`;
    await files.addText(
      "AccusedData",
      [
        `${where},AccusedName,Person_Name,age,Caste,Profession,Sex,${address},Nationality_Name,DOB,Person_No,Arr_ID,crime_no`,
        `${person(1, "NAME A,", "30", 1)},1993-01-01,A1,1,10440123420230001`,
        `${person(2, "NAME B,", "30", 2)},1993-01-01,A1,2,10440123420230002`,
        `${person(3, "NAME C,", "30", 3)},1993-01-01,A1,3,10440123420230003`,
      ].join("\n"),
    );
    await files.addText(
      "VictimInfoDetails",
      [
        `${where},VictimName,age,Caste,Profession,Sex,${address},Nationality_Name,DOB,PersonType,InjuryType,Injury_Nature,Crime_No,Arr_ID,Victim_ID`,
        `${person(1, "NAME D", "44", 4)},NULL,Victim,None,None,10440123420230001,1,11`,
        `${person(1, "NAME E", "17", 5)},NULL,Victim,None,None,10440123420230001,1,12`,
        `${person(2, "NAME F", "20", 6)},NULL,Victim,None,None,10440123420230002,2,13`,
      ].join("\n"),
    );
    await files.addText(
      "ComplainantDetailsData",
      [
        `${where},ComplainantName,Relation,RelationshipName,DateOfBirth,Age,Sex,Nationality,Occupation,Address,City,State,Pincode,Caste,Religion,FIR_ID,Unit_ID,Complaint_ID`,
        `${at(1)},NAME G,Son of,NAME H,NULL,50,Male,Indian,Clerk,STREET 7,Mysuru,Karnataka,570001,NULL,NULL,1,77,21`,
      ].join("\n"),
    );
    await files.addText(
      "ArrestPersonDetails",
      [
        `${where},Name,age,Caste,Profession,Sex,${address},Nationality_Name,DOB,Person_No,Crime_No,Arr_ID,Charge_Sheeted,Charge_Sheet_Number`,
        `${person(1, "NAME A", "30", 1)},NULL,A1,10440123420230001,1,Yes,4`,
      ].join("\n"),
    );
    await files.addText(
      "ChargsheetedDetails",
      [
        "District_Name,UnitName,FIRNo,RI,Year,Month,FIR_Date,Report_Date,Final_Report_Date,Report_Type,FIR_ID,Unit_ID,Crime_No,FR_ID",
        "Mysuru,Devaraja PS,0001/2023,1,2023,5,01/05/2023,15/08/2023,20/08/2023,A,1,77,10440123420230001,1",
        "Mysuru,Devaraja PS,0003/2023,1,2023,5,03/05/2023,NULL,NULL,C,3,77,10440123420230003,2",
      ].join("\n"),
    );
    await files.addText(
      "MOBsData",
      "District_Name,Unit_Name,Name,Person_No,MOB_Number,MobOpenDate,Offender_Class,Grading,Crime_Group1,Crime_Head2,AGE,Address\n" +
        "Mysuru,Devaraja PS,NAME I,P1,12/2019,13/02/2019,A,B,THEFT,Of cycles,31,STREET 8\n",
    );
    await files.addText(
      "RowdySheeterDetails",
      "District_Name,Unit_Name,Rowdy_Sheet_No,Name,AliasName,RS_Open_Date,Rowdy_Classification_Details,Activities_Description,Rowdy_Category,PrevCase_Details,Address,Age,Father_Name,Source_Of_Income,LastUpdatedDate,PresentWhereabout\n" +
        "Mysuru,Devaraja PS,7/2020,NAME J,NONE,2020-01-14,Extortion,X,1,X,STREET 9,17,X,X,2022-01-01,X\n",
    );
  });
  afterAll(() => files.close());

  const data = {
    fir: ["FIR_Details_Data"],
    accused: ["AccusedData"],
    victims: ["VictimInfoDetails"],
    complainants: ["ComplainantDetailsData"],
    arrests: ["ArrestPersonDetails"],
    chargesheets: ["ChargsheetedDetails"],
    mobs: ["MOBsData"],
    rowdies: ["RowdySheeterDetails"],
  };
  const make = (table: "incidents" | "people" | "outcomes" | "known_offenders", only = data) =>
    files.make({ table, source: "ksp-2024", data: only, columns: {} });

  it("are all known, together", () => {
    const [found, ...others] = recognise(files.tables);
    expect(others).toEqual([]);
    expect(found!.source.id).toBe("ksp-2024");
    expect(found!.files).toEqual(
      Object.fromEntries(Object.entries(data).map(([id, [name]]) => [id, name])),
    );
  });

  it("never give the place in words, which is often a house", () => {
    expect(make("incidents")).toEqual({ kept: 3, setAside: 0 });
    expect(
      files.engine.rows(
        "SELECT id, place, victims, station, latitude FROM made ORDER BY id LIMIT 2",
      ),
    ).toEqual([
      {
        id: "10440123420230001",
        place: "AGRAHARA",
        victims: 1,
        station: "Devaraja PS",
        latitude: 12.9,
      },
      {
        id: "10440123420230002",
        place: "AGRAHARA",
        victims: 1,
        station: "Devaraja PS",
        latitude: null,
      },
    ]);
  });

  it("name nobody of a sexual offence and nobody under 18", () => {
    expect(make("people")).toEqual({ kept: 7, setAside: 0 });
    const named = files.engine.rows(
      "SELECT role, name, address FROM made WHERE name IS NOT NULL OR address IS NOT NULL",
    );
    expect(named).toEqual([
      { role: "accused", name: "NAME A", address: "STREET 1" },
      { role: "victim", name: "NAME D", address: "STREET 4" },
      { role: "complainant", name: "NAME G", address: "STREET 7" },
    ]);
    expect(files.engine.value("SELECT count(DISTINCT incident)::INTEGER FROM made")).toBe(3);
    expect(files.engine.value("SELECT incident FROM made WHERE role = 'complainant'")).toBe(
      "10440123420230001",
    );
  });

  it("name nobody at all without the FIRs, which tell the offence", () => {
    make("people", { ...data, fir: [] });
    expect(files.engine.value("SELECT count(*)::INTEGER FROM made")).toBe(7);
    expect(files.engine.value("SELECT count(coalesce(name, address))::INTEGER FROM made")).toBe(0);
  });

  it("give arrests and charge sheets, and no charge sheet for an undetected case", () => {
    expect(make("outcomes")).toEqual({ kept: 3, setAside: 0 });
    expect(
      files.engine.rows(
        "SELECT incident, kind, strftime(happened_at, '%Y-%m-%d') AS day FROM made",
      ),
    ).toEqual([
      { incident: "10440123420230001", kind: "arrest", day: null },
      { incident: "10440123420230001", kind: "charge sheet", day: "2023-08-20" },
      { incident: "10440123420230003", kind: "other", day: null },
    ]);
  });

  it("give both kinds of sheets", () => {
    expect(make("known_offenders")).toEqual({ kept: 2, setAside: 0 });
    expect(
      files.engine.rows(
        "SELECT person, name, category, strftime(opened_at, '%Y-%m-%d') AS day FROM made",
      ),
    ).toEqual([
      { person: "P1", name: "NAME I", category: "MO bureau, A, B", day: "2019-02-13" },
      { person: "7/2020", name: null, category: "Rowdy sheet, Extortion", day: "2020-01-14" },
    ]);
  });
});

describe.skipIf(!hasShared)("Karnataka 2024, real FIRs (shared data needed)", () => {
  let files: Sources;
  beforeAll(async () => {
    files = await openSources();
    await files.add("ksp/fir-2024/FIR_Details_Data.amengad-ps.csv.gz", "amengad");
    await files.add("ksp/fir-2024/complaints.eight-stations.csv.gz", "eight");
  });
  afterAll(() => files?.close());
  const make = (...fir: string[]) =>
    files.make({ table: "incidents", source: "ksp-2024", data: { fir }, columns: {} });
  const value = (sql: string) => files.engine.value(sql);

  it("are known with blanks and a tab in the names as with underscores", () => {
    expect(recognise(files.tables).map(({ source, share }) => [source.id, share])).toEqual([
      ["ksp-2024", 1],
      ["ksp-2024", 1],
    ]);
  });

  it("keep every row, also of the file whose identifiers a spreadsheet broke", () => {
    expect(make("amengad")).toEqual({ kept: 1333, setAside: 0 });
    expect(make("eight")).toEqual({ kept: 1225, setAside: 0 });
  });

  it("know a FIR again by station and number where its identifier is broken", () => {
    const repeated = value(
      "SELECT count(*)::INTEGER FROM eight e JOIN amengad a ON e.UnitName = a.UnitName AND e.FIRNo = a.FIRNo",
    );
    expect(repeated).toBe(181);
    expect(make("amengad", "eight")).toEqual({ kept: 2558 - 181, setAside: 181 });
    expect(
      files.engine.rows(
        "SELECT reason, from_table, count(*)::INTEGER AS n FROM made_set_aside GROUP BY ALL",
      ),
    ).toEqual([
      { reason: "same station and FIR number as a row of amengad", from_table: "eight", n: 181 },
    ]);
    const wrong = value(
      `SELECT count(*)::INTEGER FROM made_set_aside s
       JOIN amengad a ON s.same_as = 'amengad row ' || (a.rowid + 1) WHERE a.FIRNo <> s.FIRNo`,
    );
    expect(wrong).toBe(0);
  });

  it("set aside the file that is read twice, row by row", () => {
    files.addSql("again", "FROM amengad");
    expect(make("amengad", "again")).toEqual({ kept: 1333, setAside: 1333 });
    expect(
      value(
        "SELECT count(*)::INTEGER FROM made_set_aside WHERE reason = 'same content as an earlier row'",
      ),
    ).toBe(1333);
    expect(value("SELECT same_as FROM made_set_aside WHERE from_row = 7")).toBe("amengad row 7");
  });

  it("know a FIR again by station and number where a file has no identifier at all", () => {
    files.addSql("nameless", "SELECT * EXCLUDE (Crime_No) FROM eight");
    expect(make("amengad", "nameless")).toEqual({ kept: 2558 - 181, setAside: 181 });
    files.addSql("older", "SELECT * EXCLUDE (Crime_No) FROM amengad");
    expect(make("older", "nameless")).toEqual({ kept: 2558 - 181, setAside: 181 });
  });

  it("keep 10470124520160002 digit for digit", () => {
    make("amengad");
    expect(value("SELECT count(*)::INTEGER FROM made WHERE id = '10470124520160002'")).toBe(1);
    expect(
      value("SELECT count(DISTINCT id)::INTEGER FROM made WHERE regexp_full_match(id, '\\d{17}')"),
    ).toBe(1221);
  });

  it("read both formats of dates in one row and the text NULL as nothing", () => {
    make("amengad");
    expect(value("SELECT strftime(min(reported_at), '%Y-%m-%d %H:%M') FROM made")).toBe(
      "2016-01-05 11:00",
    );
    expect(value("SELECT count(*)::INTEGER FROM made WHERE mode IS NULL")).toBe(23);
    expect(value("SELECT count(*)::INTEGER FROM made WHERE upper(mode) = 'NULL'")).toBe(0);
  });

  it("read the same from a file in which every column is text", () => {
    const amengad = files.tables.find(({ name }) => name === "amengad")!;
    const asText = amengad.columns.map(({ name }) => {
      if (name === "FIR_Date") return `strftime("${name}", '%d/%m/%Y') AS "${name}"`;
      return `' ' || coalesce("${name}"::VARCHAR, 'NULL') || ' ' AS "${name}"`;
    });
    files.addSql("as_text", `SELECT ${asText.join(", ")} FROM amengad`);
    make("amengad");
    files.engine.rows("CREATE OR REPLACE TABLE typed AS FROM made");
    expect(make("as_text")).toEqual({ kept: 1333, setAside: 0 });
    expect(value("SELECT count(*)::INTEGER FROM (FROM made EXCEPT ALL FROM typed)")).toBe(0);

    files.addSql("day_only", "SELECT * REPLACE ('NULL' AS FIR_Reg_DateTime) FROM as_text");
    make("day_only");
    const days = "SELECT reported_at::DATE AS day, id FROM";
    expect(value(`SELECT count(*)::INTEGER FROM (${days} made EXCEPT ALL ${days} typed)`)).toBe(0);
  });

  it("have no point where the coordinates are zero", () => {
    make("amengad");
    expect(
      value("SELECT count(*)::INTEGER FROM made WHERE latitude IS NULL OR longitude IS NULL"),
    ).toBe(value("SELECT count(*)::INTEGER FROM amengad WHERE Latitude = 0 OR Longitude = 0"));
    expect(value("SELECT min(latitude) FROM made")).toBeGreaterThan(10);
  });

  it("tell heinous crimes, what the police found, and victims where VICTIM COUNT says none", () => {
    make("amengad");
    expect(value("SELECT count_if(heinous)::INTEGER FROM made")).toBe(239);
    expect(value("SELECT count_if(NOT heinous)::INTEGER FROM made")).toBe(1094);
    expect(value("SELECT count_if(discovered_by_police)::INTEGER FROM made")).toBe(485);
    expect(value("SELECT sum(victims)::INTEGER FROM made")).toBe(
      value("SELECT sum(Male + Female + Boy + Girl)::INTEGER FROM amengad"),
    );
    expect(value("SELECT count(*)::INTEGER FROM made WHERE head <> trim(head)")).toBe(0);
  });
});
