import { identityNeverShown } from "@/datasets/model/never-shown";
import { usablePoint } from "./point";
import type { Source, SourceJoin } from "./source";

const where = ["District_Name", "UnitName|Unit_Name", "FIRNo", "Year", "Month"];
const person = [
  "age",
  "Caste",
  "Profession",
  "Sex",
  "PresentAddress",
  "PresentCity",
  "PresentState",
  "PermanentAddress",
  "PermanentCity",
  "PermanentState",
  "Nationality_Name",
  "DOB",
];

const mode = "{fir.Complaint_Mode:text}";
const counted = ["Male", "Female", "Boy", "Girl"].map(
  (column) => `coalesce({fir.${column}:integer}, 0)`,
);

/** The FIR of a row of another file: Crime_No is not in all of them. */
const firOf = (file: string): SourceJoin => ({
  file: "fir",
  on: [
    ["District_Name", `{${file}.District_Name:id}`],
    ["UnitName", `{${file}.UnitName|Unit_Name:id}`],
    ["FIRNo", `{${file}.FIRNo:id}`],
  ],
});

const incidentOf = (file: string) => `coalesce({${file}.Crime_No?:id}, {fir.Crime_No?:id})`;

/** A value that identifies, unless it must never be shown. */
const shielded = (file: string, value: string, age: string) => {
  const hidden = identityNeverShown(
    "{fir.CrimeGroup_Name?:text}",
    "{fir.ActSection?:text}",
    `{${file}.${age}?:integer}`,
  );
  return `CASE WHEN NOT ${hidden} THEN ${value} END`;
};

const personOf = (file: string, role: string, name: string, id: string) => ({
  table: "people" as const,
  from: file,
  joins: [firOf(file)],
  columns: {
    incident: incidentOf(file),
    role: `'${role}'`,
    person: `{${file}.${id}:id}`,
    name: shielded(file, `{${file}.${name}:text}`, "age"),
    address: shielded(
      file,
      `coalesce({${file}.PresentAddress|Address:text}, {${file}.PermanentAddress?:text})`,
      "age",
    ),
    age: `{${file}.age:integer}`,
    sex: `{${file}.Sex:text}`,
    occupation: `{${file}.Profession|Occupation:text}`,
    residence: `coalesce({${file}.PresentCity|City:text}, {${file}.PermanentCity?:text})`,
    caste: `{${file}.Caste:text}`,
    religion: `{${file}.Religion:text}`,
    nationality: `{${file}.Nationality_Name|Nationality:text}`,
  },
});

const adult = (file: string, value: string, age: string) =>
  `CASE WHEN coalesce({${file}.${age}?:integer}, 18) >= 18 THEN ${value} END`;

export const ksp2024: Source = {
  id: "ksp-2024",
  title: "Karnataka State Police, FIR data of 2024",
  publisher: "Karnataka State Police",
  files: [
    {
      id: "fir",
      title: "FIR_Details_Data",
      header: [
        "District_Name",
        "UnitName",
        "FIRNo",
        "Offence_From_Date",
        "Offence_To_Date",
        "FIR_Reg_DateTime",
        "FIR Type",
        "FIR_Stage",
        "Complaint_Mode",
        "CrimeGroup_Name",
        "CrimeHead_Name",
        "Latitude",
        "Longitude",
        "ActSection",
        "Beat_Name",
        "Village_Area_Name",
      ],
      optional: [
        "RI",
        "Year",
        "Month",
        "FIR_Date",
        "IOName",
        "KGID",
        "IOAssigned_Date",
        "Internal_IO",
        "Place of Offence",
        "Distance from PS",
        "Male",
        "Female",
        "Boy",
        "Girl",
        "Age 0",
        "VICTIM COUNT",
        "Accused Count",
        "Arrested Male",
        "Arrested Female",
        "Arrested Count\tNo.",
        "Accused_ChargeSheeted Count",
        "Conviction Count",
        "FIR_ID",
        "Unit_ID",
        "Crime_No",
      ],
    },
    {
      id: "accused",
      title: "AccusedData",
      header: [...where, "AccusedName", ...person.slice(0, 7)],
      optional: [...person.slice(7), "Person_Name", "Person_No", "Arr_ID", "crime_no"],
    },
    {
      id: "victims",
      title: "VictimInfoDetails",
      header: [...where, "VictimName", ...person.slice(0, 7)],
      optional: [
        ...person.slice(7),
        "PersonType",
        "InjuryType",
        "Injury_Nature",
        "Crime_No",
        "Arr_ID",
        "Victim_ID",
      ],
    },
    {
      id: "complainants",
      title: "ComplainantDetailsData",
      header: [...where, "ComplainantName", "Age", "Sex", "Occupation", "Address", "City", "State"],
      optional: [
        "Relation",
        "RelationshipName",
        "DateOfBirth",
        "Nationality",
        "Pincode",
        "Caste",
        "Religion",
        "FIR_ID",
        "Unit_ID",
        "Complaint_ID",
      ],
    },
    {
      id: "arrests",
      title: "ArrestPersonDetails",
      header: [...where, "Name", "age", "Sex", "Crime_No", "Arr_ID", "Charge_Sheeted"],
      optional: [...person, "Person_No", "Charge_Sheet_Number"],
    },
    {
      id: "chargesheets",
      title: "ChargsheetedDetails",
      header: [...where, "FIR_Date", "Report_Date", "Final_Report_Date", "Report_Type"],
      optional: ["RI", "FIR_ID", "Unit_ID", "Crime_No", "FR_ID"],
    },
    {
      id: "mobs",
      title: "MOBsData",
      header: [
        "District_Name",
        "Unit_Name",
        "Name",
        "MOB_Number",
        "MobOpenDate",
        "Offender_Class",
        "Grading",
        "Crime_Group1",
        "Crime_Head2",
      ],
      optional: [
        "Person_No",
        "MOB_Open_Year",
        "Arrested_By",
        "KGID",
        "Caste",
        "Occupation",
        "PS_Native",
        "PS_District",
        "Crime_No",
        "ActSection",
        "Brief_Fact",
        "Present_WhereAbouts",
        "Gang_Strength",
        "Ident_Officer",
        "officer_rank",
        "class",
        "AGE",
        "PresentAge",
        "DOB",
        "Address",
        "SEX",
        "Locality",
        "LastUpdatedDate",
      ],
    },
    {
      id: "rowdies",
      title: "RowdySheeterDetails",
      header: [
        "District_Name",
        "Unit_Name",
        "Rowdy_Sheet_No",
        "Name",
        "RS_Open_Date",
        "Rowdy_Classification_Details",
        "Rowdy_Category",
      ],
      optional: [
        "AliasName",
        "Activities_Description",
        "PrevCase_Details",
        "Address",
        "Age",
        "Father_Name",
        "Source_Of_Income",
        "LastUpdatedDate",
        "PresentWhereabout",
      ],
    },
  ],
  tables: [
    {
      table: "incidents",
      from: "fir",
      columns: {
        id: "{fir.Crime_No:id}",
        reported_at: "coalesce({fir.FIR_Reg_DateTime:dmy}, {fir.FIR_Date?:dmy})",
        occurred_from: "{fir.Offence_From_Date:dmy}",
        occurred_to: "{fir.Offence_To_Date:dmy}",
        head: "{fir.CrimeGroup_Name:text}",
        subhead: "{fir.CrimeHead_Name:text}",
        heinous:
          "CASE WHEN {fir.FIR_Type:text} ILIKE 'non%heinous' THEN false " +
          "WHEN {fir.FIR_Type:text} ILIKE 'heinous' THEN true END",
        status: "{fir.FIR_Stage:text}",
        act_section: "{fir.ActSection:text}",
        ...usablePoint(
          "{fir.Latitude:number}",
          "{fir.Longitude:number}",
          "{fir.Latitude:number} = 0 OR {fir.Longitude:number} = 0",
        ),
        place: "{fir.Village_Area_Name:text}",
        station: "{fir.UnitName:text}",
        district: "{fir.District_Name:text}",
        beat: "{fir.Beat_Name:text}",
        mode,
        discovered_by_police: `regexp_matches(${mode}, 'su[eo].?mot', 'i')`,
        victims: `greatest({fir.VICTIM COUNT?:integer}, ${counted.join(" + ")})`,
        accused: "{fir.Accused Count:integer}",
        arrested: "{fir.Arrested Count No|Arrested Count:integer}",
        charge_sheeted: "{fir.Accused_ChargeSheeted Count:integer}",
        convicted: "{fir.Conviction Count:integer}",
      },
    },
    personOf("accused", "accused", "AccusedName|Person_Name", "Person_No"),
    personOf("victims", "victim", "VictimName", "Victim_ID"),
    personOf("complainants", "complainant", "ComplainantName", "Complaint_ID"),
    {
      table: "outcomes",
      from: "arrests",
      joins: [firOf("arrests")],
      columns: {
        incident: incidentOf("arrests"),
        kind: "'arrest'",
        note: "'Charge-sheeted: ' || {arrests.Charge_Sheeted:text}",
      },
    },
    {
      table: "outcomes",
      from: "chargesheets",
      joins: [firOf("chargesheets")],
      columns: {
        incident: incidentOf("chargesheets"),
        kind:
          "CASE WHEN {chargesheets.Report_Type:text} IS NULL OR regexp_matches({chargesheets.Report_Type:text}, " +
          "'^A$|charge.?sheet', 'i') THEN 'charge sheet' ELSE 'other' END",
        happened_at:
          "coalesce({chargesheets.Final_Report_Date:dmy}, {chargesheets.Report_Date:dmy})",
        note: "{chargesheets.Report_Type:text}",
      },
    },
    {
      table: "known_offenders",
      from: "mobs",
      columns: {
        person: "coalesce({mobs.Person_No?:id}, {mobs.MOB_Number:id})",
        name: adult("mobs", "{mobs.Name:text}", "AGE"),
        address: adult("mobs", "{mobs.Address:text}", "AGE"),
        category: "concat_ws(', ', 'MO bureau', {mobs.Offender_Class:text}, {mobs.Grading:text})",
        opened_at: "{mobs.MobOpenDate:dmy}",
        age: "{mobs.PresentAge|AGE:integer}",
        station: "{mobs.Unit_Name:text}",
        district: "{mobs.District_Name:text}",
      },
    },
    {
      table: "known_offenders",
      from: "rowdies",
      columns: {
        person: "{rowdies.Rowdy_Sheet_No:id}",
        name: adult("rowdies", "{rowdies.Name:text}", "Age"),
        address: adult("rowdies", "{rowdies.Address:text}", "Age"),
        category: "concat_ws(', ', 'Rowdy sheet', {rowdies.Rowdy_Classification_Details:text})",
        opened_at: "{rowdies.RS_Open_Date:dmy}",
        age: "{rowdies.Age:integer}",
        station: "{rowdies.Unit_Name:text}",
        district: "{rowdies.District_Name:text}",
      },
    },
  ],
  defects: [
    "More than half of the coordinates are 0, and not at random: in some stations and years all are.",
    "Some other points lie far outside the station, or share one default point.",
    "FIR_Date has the day first (DD/MM/YYYY), the other dates the year; both stand in one row.",
    "Missing values are the text NULL in some columns.",
    "VICTIM COUNT is 0 although victims are counted in Male, Female, Boy and Girl: the larger of the two is taken.",
    "Times heap on full hours and on 10:00; one in eight is registered more than 30 days after the offence.",
    "Crime_No has 17 digits: a spreadsheet destroys the last two.",
    "Beat names are unique only inside a station.",
    "FIR_Stage mixes states with remarks on transfers.",
    "“Sue-moto by Police” marks what the police found themselves; such counts follow police work.",
    "Place of Offence (free text, often a house address) is left out; Village_Area_Name is the place.",
    "The files of people, arrests, charge sheets and sheets are known by their column names only: names and meanings could not be checked against rows.",
    "Names and addresses are read only with the FIR file beside, which tells whose must never be shown.",
    "An arrest has no date in ArrestPersonDetails.",
  ],
};
