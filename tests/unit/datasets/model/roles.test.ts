import { describe, expect, it } from "vitest";
import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { model } from "@/datasets/model/model";
import { pointOf, rolesOf, timeOf } from "@/datasets/model/roles";

const kinds: Record<string, ColumnInfo["kind"]> = {
  VARCHAR: "text",
  BIGINT: "integer",
  INTEGER: "integer",
  DOUBLE: "number",
  BOOLEAN: "boolean",
  DATE: "date",
  TIMESTAMP: "timestamp",
};

/** `Latitude DOUBLE, Beat_Name VARCHAR` */
const table = (columns: string): TableInfo => ({
  name: "t",
  rows: 10,
  columns: columns.split(", ").map((one) => {
    const [, name, type] = /^(.*) (\w+)$/.exec(one)!;
    return { name: name!, type: type!, kind: kinds[type!]! };
  }),
});

const roles = (columns: string) => Object.fromEntries(rolesOf(table(columns)));

describe("the roles of columns", () => {
  it("are exact for every column of the crime model", () => {
    for (const { columns } of model) {
      const found = roles(columns.map(({ name, type }) => `${name} ${type}`).join(", "));
      expect(found).toEqual(Object.fromEntries(columns.map(({ name, role }) => [name, role])));
    }
  });

  it("are told by name and type in a table that never saw the model", () => {
    expect(
      roles(
        "District_Name VARCHAR, UnitName VARCHAR, FIRNo VARCHAR, Year BIGINT, Offence_From_Date TIMESTAMP, " +
          "FIR_Date DATE, FIR Type VARCHAR, FIR_Stage VARCHAR, CrimeGroup_Name VARCHAR, CrimeHead_Name VARCHAR, " +
          "Latitude DOUBLE, Longitude DOUBLE, ActSection VARCHAR, Beat_Name VARCHAR, Village_Area_Name VARCHAR, " +
          "VICTIM COUNT BIGINT, Crime_No BIGINT, IOName VARCHAR",
      ),
    ).toEqual({
      District_Name: "area",
      UnitName: "area",
      FIRNo: "identifier",
      Year: "category",
      Offence_From_Date: "time",
      FIR_Date: "time",
      "FIR Type": "category",
      FIR_Stage: "category",
      CrimeGroup_Name: "category",
      CrimeHead_Name: "category",
      Latitude: "point",
      Longitude: "point",
      ActSection: "label",
      Beat_Name: "area",
      Village_Area_Name: "area",
      "VICTIM COUNT": "quantity",
      Crime_No: "identifier",
      IOName: "person",
    });
    expect(
      roles(
        "Primary Type VARCHAR, Beat VARCHAR, Ward BIGINT, Community Area BIGINT, Arrest BOOLEAN, " +
          "Block VARCHAR, caste VARCHAR, Gender VARCHAR, accused_name VARCHAR, dob DATE, n BIGINT",
      ),
    ).toEqual({
      "Primary Type": "category",
      Beat: "area",
      Ward: "area",
      "Community Area": "area",
      Arrest: "category",
      Block: "label",
      caste: "protected",
      Gender: "protected",
      accused_name: "person",
      dob: "person",
      n: "quantity",
    });
  });

  it("do not take a coordinate of text for a point", () => {
    expect(pointOf(table("lat VARCHAR, lon VARCHAR"))).toBeNull();
    expect(pointOf(table("lat DOUBLE, n BIGINT"))).toBeNull();
    expect(pointOf(table("start_lat DOUBLE, LNG DOUBLE, latitude DOUBLE"))).toEqual({
      latitude: "latitude",
      longitude: "LNG",
    });
  });

  it("prefer the time of the deed to the time of the report", () => {
    expect(timeOf(table("reported_at TIMESTAMP, occurred_from TIMESTAMP"))).toBe("occurred_from");
    expect(
      timeOf(table("FIR_Date DATE, FIR_Reg_DateTime TIMESTAMP, Offence_From_Date TIMESTAMP")),
    ).toBe("Offence_From_Date");
    expect(timeOf(table("Updated On TIMESTAMP, Date TIMESTAMP"))).toBe("Date");
    expect(timeOf(table("Date Rptd DATE, DATE OCC DATE"))).toBe("DATE OCC");
    expect(timeOf(table("created DATE, head VARCHAR"))).toBe("created");
    expect(timeOf(table("head VARCHAR, n BIGINT"))).toBeNull();
  });
});
