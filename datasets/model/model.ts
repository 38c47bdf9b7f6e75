/**
 * The crime model: what tables of a police register mean, whoever published them. Every table but
 * `incidents` is optional, and so is every column that is not marked `required`: a table of the
 * model has the columns that its source has, no empty ones. Analysis cells choose columns by role,
 * so they also work on tables that never saw the model.
 */

/**
 * What a column is good for.
 * `identifier` names a record and is never counted or rounded; `time` is a moment or day; `point` is
 * one coordinate; `shape` is a GeoJSON geometry; `category` groups; `area` is a place with borders;
 * `quantity` can be added up; `person` identifies somebody and is hidden; `protected` describes
 * somebody by what must not decide anything (caste, religion, sex …); `label` is text to read.
 */
export type Role =
  | "identifier"
  | "time"
  | "point"
  | "shape"
  | "category"
  | "area"
  | "quantity"
  | "person"
  | "protected"
  | "label";

export type ModelType = "VARCHAR" | "TIMESTAMP" | "DATE" | "DOUBLE" | "INTEGER" | "BOOLEAN";

export interface ModelColumn {
  name: string;
  type: ModelType;
  role: Role;
  /** One sentence for the analyst. */
  about: string;
  unit?: string;
  /** Allowed values, where the model knows them. */
  values?: readonly string[];
  required?: boolean;
}

export type ModelTableName =
  "incidents" | "people" | "property" | "beats" | "duty" | "known_offenders" | "outcomes";

export interface ModelTable {
  name: ModelTableName;
  about: string;
  columns: readonly ModelColumn[];
}

type Rest = Omit<ModelColumn, "name" | "type" | "role" | "about">;

const column = (
  name: string,
  type: ModelType,
  role: Role,
  about: string,
  rest: Rest = {},
): ModelColumn => ({ name, type, role, about, ...rest });

const incident = column(
  "incident",
  "VARCHAR",
  "identifier",
  "The incident it belongs to: its id in incidents.",
  { required: true },
);
const station = column("station", "VARCHAR", "area", "Police station.");
const beat = column(
  "beat",
  "VARCHAR",
  "area",
  "Beat. Beat names are unique only inside a station: the key is station and beat.",
);

export const model: readonly ModelTable[] = [
  {
    name: "incidents",
    about: "One row for each registered incident: an FIR, a case, a crime report.",
    columns: [
      column("id", "VARCHAR", "identifier", "Number of the FIR or case, kept as text.", {
        required: true,
      }),
      column("reported_at", "TIMESTAMP", "time", "When it was registered."),
      column(
        "occurred_from",
        "TIMESTAMP",
        "time",
        "Earliest moment at which it can have happened.",
      ),
      column("occurred_to", "TIMESTAMP", "time", "Latest moment at which it can have happened."),
      column("head", "VARCHAR", "category", "Major head: the group of offences."),
      column("subhead", "VARCHAR", "category", "Minor head: the offence within its group."),
      column("heinous", "BOOLEAN", "category", "Registered as heinous."),
      column("status", "VARCHAR", "category", "How far the case has come, as the source says it."),
      column("act_section", "VARCHAR", "label", "Acts and sections of law."),
      column("latitude", "DOUBLE", "point", "Latitude of the place of offence, WGS 84.", {
        unit: "°",
      }),
      column("longitude", "DOUBLE", "point", "Longitude of the place of offence, WGS 84.", {
        unit: "°",
      }),
      column("place", "VARCHAR", "label", "Place in words: village, area, block."),
      column("place_kind", "VARCHAR", "category", "Kind of place: street, dwelling, shop."),
      station,
      column("district", "VARCHAR", "area", "Police district."),
      beat,
      column("description", "VARCHAR", "label", "What happened, in words."),
      column(
        "mode",
        "VARCHAR",
        "category",
        "How the complaint came: written, oral, by the police.",
      ),
      column(
        "discovered_by_police",
        "BOOLEAN",
        "category",
        "Found by the police themselves, so counts follow police work as much as crime.",
      ),
      column("domestic", "BOOLEAN", "category", "Recorded as domestic."),
      column("arrest", "BOOLEAN", "category", "Somebody was arrested."),
      column("victims", "INTEGER", "quantity", "Number of victims.", { unit: "people" }),
      column("accused", "INTEGER", "quantity", "Number of accused.", { unit: "people" }),
      column("arrested", "INTEGER", "quantity", "Number of arrested.", { unit: "people" }),
      column("charge_sheeted", "INTEGER", "quantity", "Number of accused charge-sheeted.", {
        unit: "people",
      }),
      column("convicted", "INTEGER", "quantity", "Number of convicted.", { unit: "people" }),
    ],
  },
  {
    name: "people",
    about: "One row for each person of an incident.",
    columns: [
      incident,
      column("role", "VARCHAR", "category", "Part in the incident.", {
        values: ["accused", "victim", "complainant", "witness"],
        required: true,
      }),
      column("person", "VARCHAR", "person", "Identifier of the person in the source."),
      column("name", "VARCHAR", "person", "Name."),
      column("address", "VARCHAR", "person", "Address."),
      column("age", "INTEGER", "quantity", "Age at the time.", { unit: "years" }),
      column("sex", "VARCHAR", "protected", "Sex as recorded."),
      column("occupation", "VARCHAR", "category", "Occupation."),
      column("residence", "VARCHAR", "area", "Town or district of residence."),
      column("caste", "VARCHAR", "protected", "Caste as recorded."),
      column("religion", "VARCHAR", "protected", "Religion as recorded."),
      column("nationality", "VARCHAR", "protected", "Nationality as recorded."),
      column("language", "VARCHAR", "protected", "Language as recorded."),
      column("education", "VARCHAR", "category", "Education or other sign of economic status."),
    ],
  },
  {
    name: "property",
    about: "One row for each piece or kind of property in an incident.",
    columns: [
      incident,
      column("kind", "VARCHAR", "category", "Kind of property."),
      column("stolen", "DOUBLE", "quantity", "Value stolen.", { unit: "₹" }),
      column("seized", "DOUBLE", "quantity", "Value seized.", { unit: "₹" }),
      column("recovered", "DOUBLE", "quantity", "Value recovered.", { unit: "₹" }),
    ],
  },
  {
    name: "beats",
    about: "One row for each beat.",
    columns: [
      { ...beat, required: true },
      station,
      column("district", "VARCHAR", "area", "Police district."),
      column("geometry", "VARCHAR", "shape", "Outline as GeoJSON, WGS 84."),
      column("population", "INTEGER", "quantity", "Residents.", { unit: "people" }),
      column("area_km2", "DOUBLE", "quantity", "Area.", { unit: "km²" }),
    ],
  },
  {
    name: "duty",
    about: "One row for each unit on duty in a beat during a shift.",
    columns: [
      station,
      { ...beat, required: true },
      column("shift", "VARCHAR", "category", "Shift: morning, evening, night."),
      column("starts_at", "TIMESTAMP", "time", "Begin of duty.", { required: true }),
      column("ends_at", "TIMESTAMP", "time", "End of duty.", { required: true }),
      column("officers", "INTEGER", "quantity", "Officers on this duty.", { unit: "officers" }),
      column("unit", "VARCHAR", "category", "Kind of unit: foot, two-wheeler, car."),
    ],
  },
  {
    name: "known_offenders",
    about: "One row for each person whom the station keeps a sheet of (rowdy sheet, MO bureau).",
    columns: [
      column("person", "VARCHAR", "person", "Identifier of the person in the source."),
      column("name", "VARCHAR", "person", "Name."),
      column("address", "VARCHAR", "person", "Address."),
      column("category", "VARCHAR", "category", "Kind of sheet."),
      column("opened_at", "DATE", "time", "When the sheet was opened."),
      column("age", "INTEGER", "quantity", "Age.", { unit: "years" }),
      station,
      column("district", "VARCHAR", "area", "Police district."),
      column("latitude", "DOUBLE", "point", "Latitude of the residence, WGS 84.", { unit: "°" }),
      column("longitude", "DOUBLE", "point", "Longitude of the residence, WGS 84.", { unit: "°" }),
    ],
  },
  {
    name: "outcomes",
    about: "One row for each step of a case: arrest, charge sheet, judgment.",
    columns: [
      incident,
      column("kind", "VARCHAR", "category", "What happened.", {
        values: ["arrest", "charge sheet", "conviction", "acquittal", "other"],
        required: true,
      }),
      column("happened_at", "TIMESTAMP", "time", "When."),
      column("note", "VARCHAR", "label", "Words of the source."),
    ],
  },
];

export const modelTable = (name: ModelTableName): ModelTable =>
  model.find((table) => table.name === name)!;
