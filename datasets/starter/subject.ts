import { modelTable, type ModelTableName, type ModelType } from "@/datasets/model/model";
import { pointOf, rolesOf, timeOf } from "@/datasets/model/roles";
import { expressionsOf, type Mapping } from "@/datasets/sources/mapping";
import type { Proposal } from "@/datasets/sources/propose";
import type { Recognised } from "@/datasets/sources/recognise";
import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";

/** How finely the times of a table are known. */
export type Grain = "time" | "day" | "month";

/** What cells can be written about: a raw table, or the table that a model cell will make. */
export interface Subject {
  table: string;
  /** Null for a raw table that is read as it is. */
  model: ModelTableName | null;
  time: { column: string; grain: Grain } | null;
  point: { latitude: string; longitude: string } | null;
  /** The column to count by: the major head, or the best guess at a type. */
  category: string | null;
  /** A column of GeoJSON outlines. */
  shape: string | null;
}

export function subjectOf(table: TableInfo): Subject {
  const roles = rolesOf(table);
  const time = timeOf(table);
  const kind = table.columns.find(({ name }) => name === time)?.kind;
  return {
    table: table.name,
    model: null,
    time: time === null ? null : { column: time, grain: kind === "date" ? "day" : "time" },
    point: pointOf(table),
    category: categoryOf(table, (name) => roles.get(name) === "category"),
    shape: table.columns.find(({ name }) => roles.get(name) === "shape")?.name ?? null,
  };
}

const categoryNames = [
  /^head$|crime ?(group|head)|major ?head|primary ?type|offen[cs]e ?(type|group|class)/i,
  /category|offen[cs]e|crime|charge/i,
  /type|class|kind|group|role|shift|sheet/i,
];

function categoryOf(table: TableInfo, isCategory: (name: string) => boolean): string | null {
  const columns = table.columns.filter(({ name, kind }) => kind === "text" && isCategory(name));
  const spoken = (name: string) => name.replace(/[_\s]+/g, " ");
  for (const pattern of categoryNames) {
    const found = columns.find(({ name }) => pattern.test(spoken(name)));
    if (found) return found.name;
  }
  return columns[0]?.name ?? null;
}

/** The mapping that a source or a proposal gives; null when the table is better read as it is. */
export function mappingFor(
  table: TableInfo,
  recognised: Recognised | null,
  proposals: readonly Proposal[],
): Mapping | null {
  const known = recognised && mappingOf(recognised, table.name);
  if (known) return known;
  const columns = Object.fromEntries(
    proposals
      .filter(({ confidence }) => confidence >= 0.5)
      .map(({ column, expression }) => [column, expression]),
  );
  const says = (names: readonly string[]) => names.some((name) => name in columns);
  const worthIt = says(["occurred_from", "reported_at"]) && says(["id", "head", "latitude"]);
  return worthIt
    ? { table: "incidents", source: null, data: { file: [table.name] }, columns }
    : null;
}

/** Incidents where the files at hand make them; else the table whose rows this file's rows become. */
function mappingOf({ source, files }: Recognised, name: string): Mapping | null {
  const own = Object.entries(files).find(([, table]) => table === name)?.[0];
  const there = source.tables.filter(
    ({ from, needs = [] }) => from in files && needs.every((file) => file in files),
  );
  const recipe =
    there.find(({ table, from }) => table === "incidents" && from === own) ??
    there.find(({ from }) => from === own) ??
    there.find(({ table }) => table === "incidents");
  if (!recipe) return null;
  const wanted = [
    recipe.from,
    ...(recipe.needs ?? []),
    ...(recipe.joins ?? []).map(({ file }) => file),
  ].filter((file) => file in files);
  const data = Object.fromEntries([...new Set(wanted)].map((file) => [file, [files[file]!]]));
  return { table: recipe.table, source: source.id, data, columns: {} };
}

/** What a model cell called `name` will make of the raw tables; null when they are not all there. */
export function subjectOfModel(
  name: string,
  mapping: Mapping,
  tables: readonly TableInfo[],
): Subject | null {
  const named = Object.values(mapping.data).flat();
  if (!named.every((one) => tables.some((table) => table.name === one))) return null;
  const expressions = new Map(
    expressionsOf(mapping, tables).map(({ column, expression }) => [column, expression]),
  );
  const columns = modelTable(mapping.table).columns.filter((column) =>
    expressions.has(column.name),
  );
  if (columns.length === 0) return null;
  const planned: TableInfo = {
    name,
    rows: 0,
    columns: columns.map(({ name: column, type }) => ({ name: column, type, kind: kinds[type] })),
  };
  const subject = subjectOf(planned);
  const time = subject.time && {
    column: subject.time.column,
    grain: grainOf(expressions.get(subject.time.column) ?? "", tables),
  };
  return { ...subject, model: mapping.table, time };
}

const kinds: Record<ModelType, ColumnInfo["kind"]> = {
  VARCHAR: "text",
  TIMESTAMP: "timestamp",
  DATE: "date",
  DOUBLE: "number",
  INTEGER: "integer",
  BOOLEAN: "boolean",
};

/** A moment that is made of dates alone is known to the day, one cut to months to the month. */
function grainOf(expression: string, tables: readonly TableInfo[]): Grain {
  if (/date_trunc\('month'/i.test(expression)) return "month";
  const read = tables
    .flatMap(({ columns }) => columns)
    .filter(({ name }) => expression.includes(`"${name.replaceAll('"', '""')}"`));
  return read.length > 0 && read.every(({ kind }) => kind === "date") ? "day" : "time";
}
