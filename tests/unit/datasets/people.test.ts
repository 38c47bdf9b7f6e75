import { describe, expect, test } from "vitest";
import { model } from "@/datasets/model/model";
import {
  hiddenColumns,
  isProtectedName,
  personKindOf,
  protectedColumns,
} from "@/datasets/model/people";
import { rolesOf } from "@/datasets/model/roles";
import { ksp2024 } from "@/datasets/sources/ksp-2024";
import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";

const text = (name: string): ColumnInfo => ({ name, type: "VARCHAR", kind: "text" });
const whole = (name: string): ColumnInfo => ({ name, type: "BIGINT", kind: "integer" });
const tableOf = (columns: ColumnInfo[]): TableInfo => ({ name: "t", columns, rows: 1 });
const hiddenAlone = (name: string) => hiddenColumns(tableOf([text(name)])).length === 1;

describe("columns that identify somebody", () => {
  test.each([
    "AccusedName",
    "Person_Name",
    "PresentAddress",
    "PermanentAddress",
    "VictimName",
    "ComplainantName",
    "Father's name",
    "Fathers_Name",
    "FatherName",
    "RelationshipName",
    "Name of the accused",
    "Phone",
    "Mobile No.",
    "Contact Number",
    "e-mail",
    "EMAIL_ID",
    "Aadhaar No",
    "Aadhar",
    "PAN No",
    "Passport number",
    "Voter ID",
    "KGID",
    "IOName",
    "Internal_IO",
    "PersonID",
    "Person_No",
    "PolicePersonID",
    "Victim_ID",
    "Date_of_Birth",
    "DOB",
    "Alias",
    "AliasName",
    "full_name",
    "Surname",
    "Place of Offence",
    "accused",
    "Complainant",
  ])("%s is hidden", (name) => {
    expect(hiddenAlone(name)).toBe(true);
  });

  test.each([
    "District_Name",
    "UnitName",
    "Beat_Name",
    "Village_Area_Name",
    "CrimeGroup_Name",
    "CrimeHead_Name",
    "Nationality_Name",
    "street_name",
    "ward name",
    "FIRNo",
    "Crime_No",
    "Unit_ID",
    "VICTIM COUNT",
    "Accused_ChargeSheeted Count",
    "Arrested Count\tNo.",
    "IOAssigned_Date",
    "PersonType",
    "Victim Age",
    "Accused Sex",
    "Company",
    "Panchayat",
    "Location Description",
    "Case Number",
    "Community Area",
    "PresentCity",
    "name",
  ])("%s is not", (name) => {
    expect(hiddenAlone(name)).toBe(false);
  });

  test("a bare name is somebody's in a table of people, and a place's elsewhere", () => {
    expect(hiddenColumns(tableOf([text("Name"), whole("Age")]))).toEqual(["Name"]);
    expect(hiddenColumns(tableOf([text("Name"), text("Rowdy_Category")]))).toEqual(["Name"]);
    expect(hiddenColumns(tableOf([text("name"), text("geometry")]))).toEqual([]);
  });

  test("a count of accused is a number, not a name", () => {
    expect(hiddenColumns(tableOf([whole("accused"), whole("victims")]))).toEqual([]);
  });

  test("says what is hidden", () => {
    const table = tableOf([text("AccusedName"), text("PresentAddress"), text("DOB")]);
    const kinds = table.columns.map((column) => personKindOf(column, table));
    expect(kinds).toEqual(["name", "address", "birth"]);
  });
});

describe("the crime model", () => {
  test.each(model.map(({ name }) => name))("the person columns of %s are the hidden ones", (of) => {
    const { columns } = model.find(({ name }) => name === of)!;
    const table = tableOf(
      columns.map(({ name, type }) => (type === "VARCHAR" ? text(name) : whole(name))),
    );
    const people = columns.filter(({ role }) => role === "person").map(({ name }) => name);
    const guarded = columns.filter(({ role }) => role === "protected").map(({ name }) => name);
    expect(hiddenColumns(table)).toEqual(people);
    expect(protectedColumns(table)).toEqual(guarded);
  });
});

test.each(["Caste", "CasteID", "Sub_Caste", "Religion", "GenderID", "Sex", "Nationality_Name"])(
  "%s is protected",
  (name) => expect(isProtectedName(name)).toBe(true),
);

test.each(["Community Area", "Sussex", "Castelfranco", "Male", "Primary Type"])(
  "%s is not protected",
  (name) => expect(isProtectedName(name)).toBe(false),
);

describe("the files of the Karnataka State Police", () => {
  const hiddenOf: Record<string, string[]> = {
    fir: ["IOName", "Internal_IO", "KGID", "Place of Offence"],
    accused: [
      "AccusedName",
      "DOB",
      "PermanentAddress",
      "Person_Name",
      "Person_No",
      "PresentAddress",
    ],
    victims: ["DOB", "PermanentAddress", "PresentAddress", "VictimName", "Victim_ID"],
    complainants: ["Address", "ComplainantName", "DateOfBirth", "RelationshipName"],
    arrests: ["DOB", "Name", "PermanentAddress", "Person_No", "PresentAddress"],
    chargesheets: [],
    mobs: [
      "Address",
      "Arrested_By",
      "DOB",
      "Ident_Officer",
      "KGID",
      "MOB_Number",
      "Name",
      "Person_No",
      "Present_WhereAbouts",
    ],
    rowdies: ["Address", "AliasName", "Father_Name", "Name", "PresentWhereabout", "Rowdy_Sheet_No"],
  };
  test.each(Object.keys(hiddenOf))("%s: hides what identifies people, and nothing else", (id) => {
    const { header, optional = [] } = ksp2024.files.find((file) => file.id === id)!;
    const names = new Set([...header, ...optional].flatMap((name) => name.split("|")));
    expect([...hiddenColumns(tableOf([...names].map(text)))].sort()).toEqual(hiddenOf[id]);
  });
});

test("roles say of the same columns that they are of people", () => {
  const table = tableOf([
    text("VictimName"),
    text("Caste"),
    text("name"),
    text("head"),
    whole("age"),
  ]);
  expect([...rolesOf(table)].map(([, role]) => role)).toEqual([
    "person",
    "protected",
    "person",
    "category",
    "quantity",
  ]);
  expect(rolesOf(tableOf([text("name"), text("geometry")])).get("name")).not.toBe("person");
});
