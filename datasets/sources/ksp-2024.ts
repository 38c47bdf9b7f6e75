import { identityNeverShown } from "@/datasets/model/never-shown";
import { ksp2024Files } from "./ksp-2024-files";
import { usablePoint } from "./point";
import type { Source, SourceJoin } from "./source";

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

const personOf = (
  file: string,
  role: string,
  name: string,
  id: string,
  more: Readonly<Record<string, string>> = {},
) => ({
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
    nationality: `{${file}.Nationality_Name|Nationality:text}`,
    ...more,
  },
});

const adult = (file: string, value: string, age: string) =>
  `CASE WHEN coalesce({${file}.${age}?:integer}, 18) >= 18 THEN ${value} END`;

export const ksp2024: Source = {
  id: "ksp-2024",
  title: "Karnataka State Police, FIR data of 2024",
  publisher: "Karnataka State Police",
  files: ksp2024Files,
  tables: [
    {
      table: "incidents",
      from: "fir",
      key: {
        expression: "{fir.District_Name:id} || ', ' || {fir.UnitName:id} || ', ' || {fir.FIRNo:id}",
        words: "station and FIR number",
      },
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
    personOf("complainants", "complainant", "ComplainantName", "Complaint_ID", {
      religion: "{complainants.Religion:text}",
    }),
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
