import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { withoutHidden } from "../people/offered";
import { type ChartParams, chartSchema, type ReadChartParams } from "./params";
import { natureOf } from "./resolve";

/**
 * A first chart from what the columns hold: months for times, sorted bars for a
 * category, dots for two numbers. A table that is already a series (one time, one
 * number) or a list of figures (one category, one number) is drawn as it is.
 */
export function suggestChart(given: TableInfo): ChartParams {
  const table = withoutHidden(given, false);
  const data = table.name;
  const columns = table.columns.filter((column) => !isIdentifier(column));
  const times = columns.filter((column) => natureOf(column) === "time");
  const numbers = columns.filter((column) => natureOf(column) === "number" && !isPlace(column));
  const categories = columns.filter(({ kind }) => kind === "text" || kind === "boolean");
  const isSmall = table.columns.length <= 3;
  const [time, number, category] = [
    best(times, timeWords),
    numbers[0],
    best(categories, typeWords),
  ];
  if (isSmall && time && number) {
    const color = category ? { color: category.name } : {};
    return { data, mark: "line", x: time.name, y: number.name, ...color };
  }
  if (isSmall && category && number) return { data, mark: "bar", x: number.name, y: category.name };
  if (time) return { data, mark: "line", x: time.name, aggregate: "count" };
  if (category) return { data, mark: "bar", y: category.name, aggregate: "count" };
  if (numbers.length >= 2) return { data, mark: "dot", x: numbers[0]!.name, y: numbers[1]!.name };
  if (number) return { data, mark: "histogram", x: number.name };
  const column = table.columns[0]?.name;
  return { data, mark: "bar", ...(column && { y: column }), aggregate: "count" };
}

/** What is drawn while only the table is chosen; null as soon as the analyst says more. */
export function suggestionFor(params: ReadChartParams, table: TableInfo): ReadChartParams | null {
  const { x, y, mark, aggregate, value, color, facet } = params;
  const isBlank = !x && !y && !aggregate && !value && !color && !facet && mark === "bar";
  return isBlank ? { ...params, ...chartSchema.parse(suggestChart(table)) } : null;
}

const timeWords = /occur|incident|^date|from|start|commit/i;
const typeWords = /type|head|category|offen[cs]e|crime|class|kind/i;

/** The column whose name says that it is the one; else the first. */
function best(columns: readonly ColumnInfo[], words: RegExp): ColumnInfo | undefined {
  return columns.find(({ name }) => words.test(name)) ?? columns[0];
}

const isIdentifier = ({ name }: ColumnInfo) =>
  /(^|_)(id|ids|no|number|num|code|uuid|key)$|^(id|case)_?|[a-z]Id$/i.test(name);

const isPlace = ({ name }: ColumnInfo) => /^(lat|lon|lng|latitude|longitude|x|y)(_|$)/i.test(name);
