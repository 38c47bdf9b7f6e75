import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { model, type ModelColumn, type ModelType, type Role } from "./model";
import { isProtectedName, personKindOf } from "./people";
import { wordsOf } from "./words";

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

const words = (name: string) => ` ${wordsOf(name)} `;

const place =
  / (district|dist|station|ps|beat|ward|taluk|taluka|circle|division|zone|sector|neighbou?rhood|borough|community area|city|town|state|village|region|precinct|unit name|census tract|lsoa) /;
const identifier = / (id|ids|no|number|num|code|key|uuid|ref|reference|objectid|firno|crimeno) $/;
const label =
  / (description|descr|facts|brief|narrative|gist|details|remarks|notes?|text|acts?|sections?|act section|block|location|street|place|distance) /;
const partOfTime = / (year|month|day|hour|week|quarter|weekday) /;

const roleOf = (column: ColumnInfo, table: TableInfo): Role => {
  const { name, kind } = column;
  const said = words(name);
  if (personKindOf(column, table) !== null) return "person";
  if (isProtectedName(name)) return "protected";
  if (kind === "date" || kind === "timestamp" || kind === "time") return "time";
  if (isLatitude(name, kind) || isLongitude(name, kind)) return "point";
  if (/ (geometry|geom|geojson|shape|wkt) /.test(said) && kind === "text") return "shape";
  if (kind === "boolean") return "category";
  const isCount = / (count|counts|total|sum) /.test(said) && isNumber(kind);
  if (isCount) return "quantity";
  if (identifier.test(said)) return place.test(said) && kind === "text" ? "area" : "identifier";
  if (isNumber(kind)) {
    return partOfTime.test(said)
      ? "category"
      : / (beat|ward|community area) /.test(said)
        ? "area"
        : "quantity";
  }
  if (/ (type|kind|category|class|group|head|mode|status|stage) /.test(said)) return "category";
  if (/ (name|names) /.test(said) && place.test(said)) return "area";
  if (label.test(said)) return "label";
  return place.test(said) ? "area" : "category";
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

const written = / (reported|report|rptd|rpt|registered|registration|reg|fir|created|received) /;
const ended = / (to|until|end|ended|ends|closed|updated|modified|assigned|birth) /;
const happened = / (occ|occurred|occurrence|offen[cs]e|incident|crime|happened|starts?|from) /;

/** The best time of a table: when things happened before when they were written down. */
export function timeOf(table: TableInfo): string | null {
  const rank = (name: string) => {
    const said = words(name);
    if (written.test(said)) return 2;
    if (ended.test(said)) return 3;
    return happened.test(said) ? 0 : 1;
  };
  const times = table.columns
    .filter(({ kind }) => kind === "timestamp" || kind === "date")
    .toSorted(
      (a, b) =>
        rank(a.name) - rank(b.name) ||
        Number(b.kind === "timestamp") - Number(a.kind === "timestamp"),
    );
  return times[0]?.name ?? null;
}

/** The column that says when things were written down, one with a clock before one of days. */
export function registeredOf(table: TableInfo): string | null {
  const times = table.columns.filter(
    ({ name, kind }) =>
      (kind === "timestamp" || kind === "date") &&
      written.test(words(name)) &&
      !ended.test(words(name)),
  );
  return (times.find(({ kind }) => kind === "timestamp") ?? times[0])?.name ?? null;
}
