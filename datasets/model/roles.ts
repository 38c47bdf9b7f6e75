import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { model, type ModelColumn, type ModelType, type Role } from "./model";
import { isProtectedName, personKindOf } from "./people";

const kindsOf: Record<ModelType, readonly ColumnInfo["kind"][]> = {
  VARCHAR: ["text"],
  TIMESTAMP: ["timestamp", "date"],
  DATE: ["date", "timestamp"],
  DOUBLE: ["number", "integer"],
  INTEGER: ["integer", "number"],
  BOOLEAN: ["boolean"],
};

const declared = new Map<string, ModelColumn>(
  model.flatMap(({ columns }) => columns.map((column) => [column.name, column])),
);

const words = (name: string) =>
  ` ${name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

const placeWords =
  / (district|station|ps|beat|ward|taluk|taluka|circle|division|sub division|zone|sector|neighbourhood|neighborhood|borough|community area|city|town|state|village|region|precinct|unit name|census tract|lsoa) /;
const identifierWords = / (id|no|number|code|key|uuid|ref|reference|fir no|crime no|case no) $/;
const labelWords =
  / (description|descr|facts|brief|narrative|details|remarks|note|notes|text|place of offence|address of offence|act section|act|sections|section|block|location|street) /;
const timeWords = / (year|month|day|hour|week|quarter) /;

const roleOf = (column: ColumnInfo, table: TableInfo): Role => {
  const { name, kind } = column;
  const said = words(name);
  if (personKindOf(column, table)) return "person";
  if (kind === "date" || kind === "timestamp" || kind === "time") return "time";
  if (isLatitude(name, kind) || isLongitude(name, kind)) return "point";
  if (/ (geometry|geom|geojson|shape|wkt) /.test(said)) return "shape";
  if (isProtectedName(name)) return "protected";
  if (kind === "boolean") return "category";
  if (identifierWords.test(said)) return "identifier";
  if (kind === "integer" || kind === "number") {
    return timeWords.test(said) ? "category" : placeWords.test(said) ? "area" : "quantity";
  }
  if (placeWords.test(said)) return "area";
  return labelWords.test(said) ? "label" : "category";
};

const isNumber = (kind: ColumnInfo["kind"]) => kind === "number" || kind === "integer";
const isLatitude = (name: string, kind: ColumnInfo["kind"]) =>
  isNumber(kind) && / (lat|latitude|lat dd|y lat) $/.test(words(name));
const isLongitude = (name: string, kind: ColumnInfo["kind"]) =>
  isNumber(kind) && / (lon|lng|long|longitude) $/.test(words(name));

/**
 * What each column of a table is good for: exact where it is a column of the crime model, by its
 * name and type otherwise.
 */
export const rolesOf = (table: TableInfo): ReadonlyMap<string, Role> =>
  new Map(
    table.columns.map((column) => {
      const known = declared.get(column.name);
      const exact = known && kindsOf[known.type].includes(column.kind);
      // Whether a bare `name` is somebody's depends on what stands beside it.
      const isKnown = exact && known.role !== "person";
      return [column.name, isKnown ? known.role : roleOf(column, table)];
    }),
  );

/** The columns of the table's point, the model's own before others. */
export function pointOf(table: TableInfo): { latitude: string; longitude: string } | null {
  const find = (own: string, is: typeof isLatitude) =>
    table.columns.find(({ name, kind }) => name.toLowerCase() === own && is(name, kind)) ??
    table.columns.find(({ name, kind }) => is(name, kind));
  const latitude = find("latitude", isLatitude);
  const longitude = find("longitude", isLongitude);
  return latitude && longitude ? { latitude: latitude.name, longitude: longitude.name } : null;
}

const ranks = [
  / occurred from | occurred at | incident from | offence from | starts at | happened at /,
  / (occ|occurred|occurrence|offence|offense|incident|crime) .*(date|time|from|start|at) | (date|time) of (offence|occurrence|offense|incident) /,
  / (date|time|datetime|timestamp|when|start|from) /,
  / (reported|registered|registration|reg|fir|opened|created|received) /,
  /.?/,
  / (to|until|end|ended|ends|closed|updated|modified|assigned|birth) /,
];

/** The best time of a table: when things happened before when they were written down. */
export function timeOf(table: TableInfo): string | null {
  const rank = (name: string) => {
    const said = words(name);
    if (ranks[5]!.test(said)) return 5;
    const reported = ranks[3]!.test(said) && !ranks[0]!.test(said);
    return reported ? 3 : ranks.findIndex((pattern) => pattern.test(said));
  };
  const times = table.columns.filter(({ kind }) => kind === "timestamp" || kind === "date");
  const best = [...times].sort(
    (a, b) =>
      rank(a.name) - rank(b.name) ||
      Number(b.kind === "timestamp") - Number(a.kind === "timestamp"),
  )[0];
  return best?.name ?? null;
}
