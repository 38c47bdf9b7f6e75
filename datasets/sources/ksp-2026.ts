import { identityNeverShown } from "@/datasets/model/never-shown";
import { usablePoint } from "./point";
import type { Source, SourceFile, SourceJoin } from "./source";

const file = (id: string, title: string, header: string, optional = ""): SourceFile => ({
  id,
  title,
  header: header.split(" "),
  optional: optional.split(" ").filter(Boolean),
});

const join = (name: string, key: string, equals: string): SourceJoin => ({
  file: name,
  on: [[key, equals]],
});

const heads = [
  join("head", "CrimeHeadID", "{case.CrimeMajorHeadID:id}"),
  join("subhead", "CrimeSubHeadID", "{case.CrimeMinorHeadID:id}"),
];

const sectionsOf = (key: string): SourceJoin => ({
  file: "sections",
  on: [["CaseMasterID", key]],
  totals: {
    list:
      "string_agg(concat_ws(' ', {sections.ActID:text}, {sections.SectionID:text}), ', ' " +
      "ORDER BY {sections.ActOrderID:integer}, {sections.SectionOrderID:integer})",
  },
});

const countOf = (name: string, column: string): SourceJoin => ({
  file: name,
  on: [["CaseMasterID", "{case.CaseMasterID:id}"]],
  totals: { number: `count(DISTINCT {${name}.${column}:id})` },
});

const neverShown = (age: string) =>
  identityNeverShown(
    "concat_ws(' ', {head.CrimeGroupName?:text}, {subhead.CrimeHeadName?:text})",
    "{sections.list?}",
    age,
  );

/** Nothing is known of the offence where neither look-up is there. */
const shielded = (value: string, age = "NULL") =>
  `CASE WHEN NOT ${neverShown(age)} AND {subhead.CrimeHeadName:text} IS NOT NULL THEN ${value} END`;

const personOf = (name: string, role: string, own: Readonly<Record<string, string>>) => ({
  table: "people" as const,
  from: name,
  needs: ["case"],
  joins: [
    join("case", "CaseMasterID", `{${name}.CaseMasterID:id}`),
    ...heads,
    sectionsOf(`{${name}.CaseMasterID:id}`),
    join("occupation", "OccupationID", `{${name}.OccupationID:id}`),
    join("religion", "ReligionID", `{${name}.ReligionID:id}`),
    join("caste", "caste_master_id", `{${name}.CasteID:id}`),
  ],
  columns: {
    incident: "{case.CrimeNo:id}",
    role: `'${role}'`,
    age: `{${name}.AgeYear:integer}`,
    sex: `{${name}.GenderID:text}`,
    ...own,
  },
});

const caseOf = (name: string) => [join("case", "CaseMasterID", `{${name}.CaseMasterID:id}`)];

export const ksp2026: Source = {
  id: "ksp-2026",
  title: "Karnataka State Police, case tables of 2026",
  publisher: "Karnataka State Police",
  files: [
    file(
      "case",
      "CaseMaster",
      "CaseMasterID CrimeNo CaseNo CrimeRegisteredDate PoliceStationID GravityOffenceID CrimeMajorHeadID CrimeMinorHeadID CaseStatusID IncidentFromDate IncidentToDate latitude longitude",
      "PolicePersonID CaseCategoryID CourtID InfoReceivedPSDate BriefFacts",
    ),
    file(
      "accused",
      "Accused",
      "AccusedMasterID CaseMasterID AgeYear GenderID PersonID",
      "AccusedName",
    ),
    file(
      "victim",
      "Victim",
      "VictimMasterID CaseMasterID AgeYear GenderID VictimPolice",
      "VictimName",
    ),
    file(
      "complainant",
      "ComplainantDetails",
      "ComplainantID CaseMasterID AgeYear OccupationID ReligionID CasteID GenderID",
      "ComplainantName",
    ),
    file(
      "arrest",
      "ArrestSurrender",
      "ArrestSurrenderID CaseMasterID ArrestSurrenderTypeID ArrestSurrenderDate PoliceStationID AccusedMasterID",
      "ArrestSurrenderStateId ArrestSurrenderDistrictId IOID CourtID IsAccused IsComplainantAccused",
    ),
    file("chargesheet", "ChargesheetDetails", "CSID CaseMasterID csdate cstype", "PolicePersonID"),
    file(
      "sections",
      "ActSectionAssociation",
      "CaseMasterID ActID SectionID ActOrderID SectionOrderID",
    ),
    file(
      "unit",
      "Unit",
      "UnitID UnitName TypeID ParentUnit NationalityID StateID DistrictID Active",
    ),
    file("district", "District", "DistrictID DistrictName StateID DivisionID Active"),
    file("head", "CrimeHead", "CrimeHeadID CrimeGroupName Active"),
    file("subhead", "CrimeSubHead", "CrimeSubHeadID CrimeHeadID CrimeHeadName SeqID"),
    file("gravity", "GravityOffence", "GravityOffenceID LookupValue"),
    file("status", "CaseStatusMaster", "CaseStatusID CaseStatusName"),
    file("category", "CaseCategory", "CaseCategoryID LookupValue"),
    file("occupation", "OccupationMaster", "OccupationID OccupationName"),
    file("religion", "ReligionMaster", "ReligionID ReligionName"),
    file("caste", "CasteMaster", "caste_master_id caste_master_name"),
    file("act", "Act", "ActCode ActDescription ShortName Active"),
    file("section", "Section", "ActCode SectionCode SectionDescription Active"),
    file("head_sections", "CrimeHeadActSection", "CrimeHeadID ActCode SectionCode"),
    file("arrested", "inv_arrestsurrenderaccused", "JunctionID ArrestSurrenderID AccusedMasterID"),
    file("court", "Court", "CourtID CourtName DistrictID StateID Active"),
    file("division", "Division", "DivisionID DivisionName DivisionHeadquarters Active"),
    file("state", "State", "StateID StateName NationalityID Active"),
    file("unit_type", "UnitType", "UnitTypeID UnitTypeName CityDistState Hierarchy Active"),
    file("rank", "Rank", "RankID RankName Hierarchy Active"),
    file("designation", "Designation", "DesignationID DesignationName Active SortOrder"),
    file(
      "employee",
      "Employee",
      "EmployeeID DistrictID UnitID RankID DesignationID GenderID AppointmentDate",
      "KGID FirstName EmployeeDOB BloodGroupID PhysicallyChallenged",
    ),
  ],
  tables: [
    {
      table: "incidents",
      from: "case",
      joins: [
        ...heads,
        join("gravity", "GravityOffenceID", "{case.GravityOffenceID:id}"),
        join("status", "CaseStatusID", "{case.CaseStatusID:id}"),
        join("unit", "UnitID", "{case.PoliceStationID:id}"),
        join("district", "DistrictID", "{unit.DistrictID:id}"),
        sectionsOf("{case.CaseMasterID:id}"),
        countOf("victim", "VictimMasterID"),
        countOf("accused", "AccusedMasterID"),
        countOf("arrest", "AccusedMasterID"),
      ],
      columns: {
        id: "{case.CrimeNo:id}",
        reported_at: "{case.CrimeRegisteredDate:dmy}",
        occurred_from: "{case.IncidentFromDate:dmy}",
        occurred_to: "{case.IncidentToDate:dmy}",
        head: "{head.CrimeGroupName:text}",
        subhead: "{subhead.CrimeHeadName:text}",
        heinous: "{gravity.LookupValue:text} = 'Heinous'",
        status: "{status.CaseStatusName:text}",
        act_section: "{sections.list}",
        ...usablePoint(
          "{case.latitude:number}",
          "{case.longitude:number}",
          "{case.latitude:number} = 0 OR {case.longitude:number} = 0",
        ),
        station: "{unit.UnitName:text}",
        district: "{district.DistrictName:text}",
        description: shielded("{case.BriefFacts:text}"),
        victims: "coalesce({victim.number}, 0)",
        accused: "coalesce({accused.number}, 0)",
        arrested: "coalesce({arrest.number}, 0)",
      },
    },
    personOf("accused", "accused", {
      person: "{accused.AccusedMasterID:id}",
      name: shielded("{accused.AccusedName:text}", "{accused.AgeYear:integer}"),
    }),
    personOf("victim", "victim", {
      person: "{victim.VictimMasterID:id}",
      name: shielded("{victim.VictimName:text}", "{victim.AgeYear:integer}"),
    }),
    personOf("complainant", "complainant", {
      person: "{complainant.ComplainantID:id}",
      name: shielded("{complainant.ComplainantName:text}", "{complainant.AgeYear:integer}"),
      occupation: "{occupation.OccupationName:text}",
      religion: "{religion.ReligionName:text}",
      caste: "{caste.caste_master_name:text}",
    }),
    {
      table: "outcomes",
      from: "arrest",
      needs: ["case"],
      joins: caseOf("arrest"),
      columns: {
        incident: "{case.CrimeNo:id}",
        kind: "'arrest'",
        happened_at: "{arrest.ArrestSurrenderDate:dmy}",
        note:
          "CASE {arrest.ArrestSurrenderTypeID:id} WHEN '1' THEN 'Arrest' WHEN '2' THEN 'Surrender' " +
          "ELSE {arrest.ArrestSurrenderTypeID:id} END",
      },
    },
    {
      table: "outcomes",
      from: "chargesheet",
      needs: ["case"],
      joins: caseOf("chargesheet"),
      columns: {
        incident: "{case.CrimeNo:id}",
        kind: "CASE WHEN {chargesheet.cstype:text} = 'A' THEN 'charge sheet' ELSE 'other' END",
        happened_at: "{chargesheet.csdate:dmy}",
        note:
          "CASE {chargesheet.cstype:text} WHEN 'A' THEN 'Charge sheet' WHEN 'B' THEN 'False case' " +
          "WHEN 'C' THEN 'Undetected' ELSE {chargesheet.cstype:text} END",
      },
    },
  ],
  defects: [
    "The tables are joined by keys: a case without its station, head or section keeps the gap.",
    "The registration is a day without a time.",
    "An arrest of type 2 is a surrender. Final reports of type B (false) and C (undetected) are no charge sheets.",
    "The facts of a case are left out where they could tell who a victim of a sexual offence or a child is.",
    "The public sample of these tables is made up: its points lie anywhere, also in the sea.",
  ],
};
