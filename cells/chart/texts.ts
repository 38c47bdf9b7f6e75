import type { CellProblem } from "@/lib/session/kind";
import type { Aggregate, Mark, Sort, Stack, TimePart, TimeUnit } from "./params";

const problems = {
  cellNeedsBoth: {
    message: "A heat map needs a column for x and one for y.",
    hint: "For example x: occurred_at with bin: hour of day, and y: occurred_at with yBin: weekday.",
  },
  histogramNeedsOne: {
    message: "A histogram has one column: on x or on y.",
    hint: "Remove the other one; the second axis shows how many rows fall into each class.",
  },
  nothingToDraw: {
    message: "Choose a column for x or for y.",
    hint: "The other axis then shows the number of rows, or what you choose under “Value”.",
  },
  valueAndBoth: {
    message: "x, y and value are all given, so it is not clear which one to measure.",
    hint: "Leave out the axis on which the value is drawn.",
  },
  boxNeedsNumber: {
    message: "A box plot needs a column of numbers on x or y.",
    hint: "The other axis may hold a category, one box for each.",
  },
  noNumber: (x: string, y: string): CellProblem => ({
    message: `Neither ${x} nor ${y} holds numbers, so there is nothing to measure.`,
    hint: "Leave one axis empty to count rows, or choose the heat map.",
  }),
  aggregateNeedsValue: (aggregate: string): CellProblem => ({
    message: `“${aggregate}” needs a value column.`,
    hint: "Choose the column under “Value”, or count rows instead.",
  }),
  notNumbers: (column: string, type: string): CellProblem => ({
    message: `${column} does not hold numbers (it is ${type}).`,
    hint: "Count its distinct values instead, or convert it in a SQL cell with try_cast.",
  }),
  classesNeedNumbers: (column: string): CellProblem => ({
    message: `${column} does not hold numbers, so it cannot be cut into classes.`,
    hint: "For times choose a unit such as month; for text choose none.",
  }),
  notTime: (column: string, type: string): CellProblem => ({
    message: `${column} is not a date or a time (it is ${type}).`,
    hint: "Convert it in a SQL cell, for example with strptime(column, '%d/%m/%Y').",
  }),
  noColumn: (table: string, column: string, columns: string[]): CellProblem => ({
    message: `${table} has no column ${column}.`,
    hint: `It has: ${columns.slice(0, 20).join(", ")}${columns.length > 20 ? " …" : ""}.`,
  }),
} satisfies Record<string, CellProblem | ((...words: never[]) => CellProblem)>;

const aggregates: Record<Aggregate, string> = {
  count: "Number of rows",
  sum: "Sum",
  mean: "Mean",
  median: "Median",
  min: "Smallest",
  max: "Largest",
  distinct: "Distinct values",
};

export const texts = {
  title: "Chart",
  question: "What does it look like?",
  problems,
  marks: {
    bar: "Bars",
    line: "Line",
    area: "Area",
    dot: "Dots",
    cell: "Heat map",
    box: "Box plot",
    histogram: "Histogram",
  } satisfies Record<Mark, string>,
  aggregates,
  units: {
    hour: "hour",
    day: "day",
    week: "week",
    month: "month",
    quarter: "quarter",
    year: "year",
  } satisfies Record<TimeUnit, string>,
  parts: {
    "hour of day": "hour of day",
    weekday: "weekday",
    "month of year": "month of year",
  } satisfies Record<TimePart, string>,
  sorts: {
    auto: "as it suits",
    x: "x, ascending",
    "-x": "x, descending",
    y: "y, ascending",
    "-y": "y, descending",
    none: "as in the table",
  } satisfies Record<Sort, string>,
  stacks: {
    stack: "stacked",
    share: "shares of 100 %",
    "side by side": "side by side",
  } satisfies Record<Stack, string>,
  bins: { auto: "as it suits", none: "each value" },
  form: {
    label: "Chart",
    look: "What to draw",
    data: "Table",
    mark: "Mark",
    x: "x",
    y: "y",
    color: "Colour",
    facet: "Small multiples",
    aggregate: "Compute",
    automatic: "as it suits",
    value: "Value",
    bin: "Group by",
    yBin: "Group y by",
    classes: "classes",
    sort: "Order",
    limit: "Only the largest",
    stack: "Parts",
    words: "Words",
    title: "Title",
    subtitle: "Subtitle",
    xLabel: "x label",
    yLabel: "y label",
    unit: "Unit",
    height: "Height",
    zero: "Start at zero",
    log: "Logarithmic",
    scale: "Colour scale",
    yamlLabel: "Chart parameters in YAML",
  },
  share: (words: string) => `Share of ${words.charAt(0).toLowerCase()}${words.slice(1)} (%)`,
  noValue: "(no value)",
  other: "other",
  rows: "rows",
  empty: "There are no rows to draw.",
  thinStart: (from: string, unit: string) =>
    `At least 95 % of all that is drawn lies from ${from} on: no ${unit} before it is compared.`,
  notYet: "The chart appears here when the cell has run.",
};
