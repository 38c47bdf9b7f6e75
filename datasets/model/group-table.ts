import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import type { GroupTable } from "@/lib/table/group-table";
import type { Role } from "./model";
import { rolesOf } from "./roles";
import { wordsOf } from "./words";

/** Larger tables are no statement for others, and what gives a count away takes long to find. */
const mostRows = 5_000;

/** Whole numbers that count nobody, and numbers that do not follow from a count. */
const measure =
  /\b(ages?|rank|years?|months?|days?|hours?|minutes?|seconds?|weeks?|metres?|meters?|km|distance|value|amount|rupees|score|percentile|class|level|zone|order|index|bin|from|to|population|officers?|resolution)\b/;
const ground = /\b(area|km2|inside|length|perimeter|population)\b/;
const placeNumber =
  /\b(beat|station|ps|police|district|ward|area|cell|unit|sector|circle|division)\b/;

/**
 * The table as groups and counts, when it is one: something is counted in it, and no row of it is
 * about one person, incident or point.
 */
export function groupTableOf(table: TableInfo): GroupTable | null {
  if (table.rows < 2 || table.rows > mostRows) return null;
  const roles = rolesOf(table);
  const found = { groups: [] as string[], counts: [] as string[], derived: [] as string[] };
  for (const column of table.columns) {
    const part = partOf(column, roles.get(column.name)!);
    if (part === "single") return null;
    if (part) found[part].push(column.name);
  }
  return found.counts.length > 0 && found.groups.length > 0 ? found : null;
}

function partOf({ name, kind }: ColumnInfo, role: Role): keyof GroupTable | "single" | null {
  const said = wordsOf(name);
  if (role === "person" || role === "point") return "single";
  if (role === "identifier") return placeNumber.test(said) ? "groups" : "single";
  if (role === "shape" || role === "label") return null;
  if (role !== "quantity") return "groups";
  if (kind === "integer") return measure.test(said) ? "groups" : "counts";
  return ground.test(said) && !/\bper\b/.test(said) ? null : "derived";
}
