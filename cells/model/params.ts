import { z } from "zod";
import { readParams, type ParamsResult } from "@/cells/params";
import { model, modelTable, type ModelTableName } from "@/datasets/model/model";
import type { Mapping } from "@/datasets/sources/mapping";
import { recognise } from "@/datasets/sources/recognise";
import { sourceOf } from "@/datasets/sources/registry";
import type { Source, SourceTable } from "@/datasets/sources/source";
import type { TableInfo } from "@/lib/engine/engine";
import { texts } from "./texts";

const tableNames = model.map(({ name }) => name) as [ModelTableName, ...ModelTableName[]];
const names = z.union([z.string(), z.array(z.string())]);

export const modelSchema = z.object({
  table: z.enum(tableNames).default("incidents").describe("Table of the crime model"),
  source: z.string().optional().describe("Publisher whose columns are known; absent: own mapping"),
  data: z
    .union([names, z.record(z.string(), names)])
    .default([])
    .describe("Tables to read; several are appended; for sources of many files: file to table"),
  columns: z
    .record(z.string(), z.string().nullable())
    .default({})
    .describe("Corrections: column of the model to SQL expression, or null to leave it out"),
});

export type ModelParams = z.output<typeof modelSchema>;

/** A cell's parameters with what they stand for. */
export interface ModelReading extends ModelParams {
  from: Source | null;
}

/** The file of a mapping that no source knows. */
export const ownFile = "file";

export function readModel(
  source: string,
): { ok: true; reading: ModelReading } | Extract<ParamsResult<ModelParams>, { ok: false }> {
  const read = readParams(modelSchema, source);
  if (!read.ok) return read;
  const { params } = read;
  const from = params.source === undefined ? null : (sourceOf(params.source) ?? null);
  if (params.source !== undefined && from === null)
    return { ok: false, problem: texts.problems.noSource(params.source) };
  if (from && recipesOf(from, params.table).length === 0)
    return { ok: false, problem: texts.problems.noTable(from.title, params.table) };
  const known = modelTable(params.table).columns.map(({ name }) => name);
  const unknown = Object.keys(params.columns).find((name) => !known.includes(name));
  if (unknown !== undefined)
    return { ok: false, problem: texts.problems.noColumn(unknown, params.table, known) };
  return { ok: true, reading: { ...params, from } };
}

/** The tables at hand that the parameters name, first those whose rows become the rows. */
export function tablesOf(reading: ModelReading, catalog: readonly TableInfo[]): TableInfo[] {
  const { data } = mappingOf(reading, catalog);
  const names = fileIdsOf(reading.from, reading.table).flatMap((file) => data[file] ?? []);
  return [...new Set(names)].flatMap((name) => catalog.find((each) => each.name === name) ?? []);
}

/** What the parameters say of the tables at hand. */
export function mappingOf(reading: ModelReading, tables: readonly TableInfo[]): Mapping {
  const { table, from, columns } = reading;
  return { table, source: from?.id ?? null, data: filesOf(reading, tables), columns };
}

/** How a source makes a table of the model, in the order in which its files are looked for. */
export const recipesOf = (source: Source, table: ModelTableName): readonly SourceTable[] =>
  source.tables.filter((recipe) => recipe.table === table);

/** File ids that a table of the model is read from: first the one whose rows become its rows. */
export function fileIdsOf(source: Source | null, table: ModelTableName): readonly string[] {
  if (!source) return [ownFile];
  const ids = recipesOf(source, table).flatMap(({ from, needs = [], joins = [] }) => [
    from,
    ...needs,
    ...joins.map(({ file }) => file),
  ]);
  return [...new Set(ids)];
}

/** Every table that the parameters name. */
export const tablesNamed = (data: ModelParams["data"]): string[] => [
  ...new Set(isMap(data) ? Object.values(data).flatMap(toList) : toList(data)),
];

function filesOf(reading: ModelReading, tables: readonly TableInfo[]): Record<string, string[]> {
  const { data } = reading;
  if (!isMap(data)) return { [mainFile(reading, tables)]: toList(data) };
  return Object.fromEntries(Object.entries(data).map(([file, names]) => [file, toList(names)]));
}

/** The file that tables without one are: of several that make the table, the one they look like. */
function mainFile({ data, from, table }: ModelReading, tables: readonly TableInfo[]): string {
  if (!from) return ownFile;
  const [name] = tablesNamed(data);
  const files = [...new Set(recipesOf(from, table).map((recipe) => recipe.from))];
  const at = files.length > 1 ? tables.find((each) => each.name === name) : undefined;
  const looks = at ? recognise([at]).find(({ source }) => source.id === from.id)?.files : undefined;
  return files.find((file) => looks && file in looks) ?? files[0]!;
}

const toList = (names: string | readonly string[]): string[] =>
  (typeof names === "string" ? [names] : [...names]).filter((name) => name !== "");

const isMap = (data: ModelParams["data"]): data is Record<string, string | string[]> =>
  typeof data === "object" && !Array.isArray(data);
