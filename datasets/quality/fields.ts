import { model } from "@/datasets/model/model";
import { rolesOf, timeOf } from "@/datasets/model/roles";
import { foldName } from "@/datasets/sources/fold";
import type { TableInfo } from "@/lib/engine/engine";

/** Names under which files carry what the model calls differently, the best first, folded. */
const known: Readonly<Record<string, readonly string[]>> = {
  id: [
    "crimeno",
    "casenumber",
    "caseno",
    "firno",
    "crimenumber",
    "incidentnumber",
    "incidentid",
    "casemasterid",
    "firid",
    "crimeid",
    "persistentid",
    "id",
  ],
  occurred_from: [
    "offencefromdate",
    "offensefromdate",
    "incidentfromdate",
    "occurredat",
    "occurredon",
    "occdate",
    "occurrencedate",
    "date",
  ],
  occurred_to: ["offencetodate", "offensetodate", "incidenttodate", "occurredto"],
  reported_at: [
    "firregdatetime",
    "crimeregistereddate",
    "registeredat",
    "registrationdate",
    "firdate",
    "reporteddate",
    "datereported",
  ],
  head: ["crimegroupname", "primarytype", "category", "crimegroup", "majorhead"],
  subhead: ["crimeheadname", "minorhead", "description"],
  status: ["firstage", "casestatus", "lastoutcomecategory", "outcomecategory"],
  station: ["unitname", "policestation", "policeunit", "stationname", "ps"],
  district: ["districtname", "policedistrict"],
  beat: ["beatname", "beatno"],
};

const modelNames = new Set(model.flatMap(({ columns }) => columns.map(({ name }) => name)));

/** Columns that a table of the model would carry, by the model's name or by names that publishers use. */
export function fieldsOf(table: TableInfo): Readonly<Record<string, string>> {
  const byName = new Map(table.columns.map(({ name }) => [foldName(name), name]));
  const fields: Record<string, string> = {};
  for (const { name } of table.columns) if (modelNames.has(name)) fields[name] = name;
  for (const field of modelNames) {
    const found = [...(known[field] ?? []), foldName(field)].find((name) => byName.has(name));
    if (!fields[field] && found) fields[field] = byName.get(found)!;
  }
  const time = timeOf(table);
  if (time && !Object.values(fields).includes(time)) {
    if (!fields.occurred_from) fields.occurred_from = time;
  }
  return onlyFitting(table, fields);
}

/** A time must be a time: a column `date` of text is none. */
function onlyFitting(table: TableInfo, fields: Record<string, string>): Record<string, string> {
  const roles = rolesOf(table);
  const times = new Set(["occurred_from", "occurred_to", "reported_at", "happened_at"]);
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([field, column]) => !times.has(field) || roles.get(column) === "time",
    ),
  );
}
