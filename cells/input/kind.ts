import { stringify } from "yaml";
import { EngineError } from "@/lib/engine/engine";
import type { Cell } from "@/lib/notebook/document";
import { CellFailure, type CellNames, type CellResult, type RunContext } from "@/lib/session/kind";
import { sqlNames } from "@/lib/sql/names";
import { singleQuery } from "@/lib/sql/single";
import { decodeTable } from "@/lib/table/table";
import type { CellKind } from "../kind";
import { readParams } from "../params";
import { askGuarded } from "../people/guarded-query";
import { Editor } from "./editor";
import note from "./note";
import { endsOf, type InputParams, inputSchema } from "./params";
import { texts } from "./texts";
import { type DateRange, type Option, readValue, toOption } from "./value";
import { View } from "./view";

export interface InputView {
  options: Option[];
  /** What did not fit, in a plain sentence. */
  notes: string[];
}

const mostOptions = 10_000;

function names(cell: Cell): CellNames {
  const read = readParams(inputSchema, cell.source);
  const ends = cell.name ? Object.values(endsOf(cell.name)) : [];
  if (!read.ok) return { reads: [], defines: cell.name ? [cell.name] : [], problem: read.problem };
  const isRange = read.params.type === "date range";
  const defines = cell.name ? [cell.name, ...(isRange ? ends : [])] : [];
  const query = queryOf(read.params);
  if (!query) return { reads: [], defines };
  const { tables, parameters } = sqlNames(query);
  return { reads: [...tables, ...parameters], defines };
}

async function run(context: RunContext): Promise<CellResult> {
  const { cell } = context;
  const read = readParams(inputSchema, cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const { options, notes } = await readOptions(read.params, context);
  const { value, note } = readValue(read.params, options);
  const view: InputView = { options, notes: note ? [...notes, note] : notes };
  const name = cell.name ?? cell.id;
  if (read.params.type !== "date range") return { values: { [name]: value }, view };
  const range = value as DateRange;
  const ends = endsOf(name);
  return { values: { [name]: range, [ends.from]: range.from, [ends.to]: range.to }, view };
}

async function readOptions(params: InputParams, context: RunContext) {
  const query = queryOf(params);
  if (query) return queryOptions(query, context);
  const listed = Array.isArray(params.options) ? params.options : [];
  return { options: unique(listed.map((value) => toOption(value))), notes: [] };
}

async function queryOptions(query: string, context: RunContext) {
  const { engine, signal } = context;
  const single = singleQuery(query);
  if (!single.ok) throw new CellFailure({ message: texts.optionsFailed(single.message) });
  const { tables, parameters } = sqlNames(query);
  const known = await Promise.all(
    tables.filter((name) => context.nature(name) !== "unknown").map((name) => context.table(name)),
  );
  const limited = `SELECT * FROM (${single.text}\n) LIMIT ${mostOptions + 1}`;
  try {
    const variables = context.variables(parameters);
    const bytes = await askGuarded(engine, limited, known, { variables, signal });
    const rows = decodeTable(bytes).objects();
    const found = rows.slice(0, mostOptions).map((row) => {
      const [value, title] = Object.values(row);
      return toOption(value, title);
    });
    const isCut = rows.length > mostOptions;
    const notes = isCut ? [texts.tooMany(mostOptions.toLocaleString("en"))] : [];
    return { options: unique(found), notes };
  } catch (error) {
    if (!(error instanceof EngineError) || error.kind === "cancelled") throw error;
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    throw new CellFailure({ message: texts.optionsFailed(error.message), ...hint });
  }
}

function queryOf({ type, options }: InputParams): string | null {
  if (type !== "select" && type !== "multi-select") return null;
  return options && !Array.isArray(options) ? options.query : null;
}

function unique(options: readonly (Option | null)[]): Option[] {
  const byKey = new Map<string, Option>();
  for (const option of options) {
    if (option && !byKey.has(option.key)) byKey.set(option.key, option);
  }
  return [...byKey.values()];
}

/** A control whose value other cells use; the value is part of the cell, so it is saved and undone. */
export const inputKind: CellKind = {
  kind: "input",
  named: true,
  control: true,
  title: texts.title,
  group: "See",
  question: texts.question,
  names,
  run,
  template: () =>
    stringify({ type: "slider", label: "Value", min: 0, max: 100, step: 1, value: 50 }).trimEnd(),
  Editor,
  View,
  note,
};
