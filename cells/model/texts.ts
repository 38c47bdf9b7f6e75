import type { ModelTableName } from "@/datasets/model/model";
import type { TableInfo } from "@/lib/engine/engine";
import type { CellProblem } from "@/lib/session/kind";
import { formatDate, formatNumber } from "@/lib/table/format";

const count = (value: number): string => formatNumber(value);

const counted = (value: number, one: string, many: string): string =>
  `${count(value)} ${value === 1 ? one : many}`;

const rows = (value: number): string => counted(value, "row", "rows");

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const percent = (part: number, all: number): string => {
  if (all === 0 || part === 0) return "0 %";
  const share = (100 * part) / all;
  if (share < 1) return "under 1 %";
  if (share > 99 && part < all) return "over 99 %";
  return `${Math.round(share)} %`;
};

interface Shown {
  columns: readonly unknown[];
  absent: readonly unknown[];
  source: string | null;
}

interface Reason {
  reason: string;
  rows: number;
}

const listed = (reasons: readonly Reason[]): string =>
  reasons.length === 1
    ? reasons[0]!.reason
    : reasons.map(({ reason, rows: number }) => `${reason} (${count(number)})`).join(", ");

const between = ({ from, to }: { from: Date; to: Date }): string => {
  const [first, last] = [formatDate(from), formatDate(to)];
  return first === last ? `on ${first}` : `from ${first} to ${last}`;
};

const problems = {
  noSource: (id: string): CellProblem => ({
    message: `There is no source called “${id}”.`,
    hint: "Choose one in the form, or leave “source” out to say yourself what each column is.",
  }),
  noTable: (source: string, table: ModelTableName): CellProblem => ({
    message: `${source} has nothing to make ${table} from.`,
    hint: "Choose another table of the model, or another source.",
  }),
  noColumn: (name: string, table: ModelTableName, known: readonly string[]): CellProblem => ({
    message: `“${name}” is no column of ${table}.`,
    hint: `The columns of ${table} are: ${known.join(", ")}.`,
  }),
  noData: {
    message: "Choose the data to read.",
    hint: "Drop a file on the page first if there is none yet.",
  },
  nothingMapped: (table: ModelTableName): CellProblem => ({
    message: `No column of ${table} is read from anything yet.`,
    hint: "Open the cell and choose, for each column of the model, the column of your data.",
  }),
  expression: (column: string, message: string): string =>
    `Column ${column}: ${message.replace(/[.\s]+$/, "")}.`,
  ofSource: (column: string): string =>
    `This is how the source reads ${column}. Choose a column of your data for it, or “not there”.`,
  empty: "nothing is written here; write a column or an expression, or choose “not there”",
  notOne: (sign: string): string => `“${sign}” ends the expression; a column has one expression`,
  lonely: (bracket: string): string => `the bracket ${bracket} has no partner`,
};

export const texts = {
  code: {
    words: [
      "The rows that are kept, and those that are set aside with the reason.",
      "Columns of people stay hidden from programs until names are shown.",
    ],
  },
  title: "Crime model",
  question: "What are these rows: incidents, people, beats …?",
  problems,
  progress: {
    reading: (tables: readonly TableInfo[]): string =>
      tables.length === 1 ? `reading ${tables[0]!.name}` : `reading ${tables.length} tables`,
    settingAside: "setting rows aside",
    counting: "counting points and gaps",
  },
  /** One row, many rows of each table. */
  nouns: {
    incidents: ["incident", "incidents"],
    people: ["person", "people"],
    property: ["entry of property", "entries of property"],
    beats: ["beat", "beats"],
    duty: ["duty", "duties"],
    known_offenders: ["known offender", "known offenders"],
    outcomes: ["outcome", "outcomes"],
  } satisfies Record<ModelTableName, readonly [string, string]>,
  account: {
    rows: (account: { kept: number; setAside: number; reasons: readonly Reason[] }): string => {
      const { kept, setAside, reasons } = account;
      if (setAside === 0) return `All ${rows(kept)} kept; none set aside.`;
      return `${count(kept)} of ${rows(kept + setAside)} kept; ${count(setAside)} set aside: ${listed(reasons)}.`;
    },
    points: (points: number, all: number): string =>
      `${capital(percent(points, all))} of rows have a usable point (${count(points)} of ${count(all)}).`,
    alike: (alike: number): string =>
      `${rows(alike)} ${alike === 1 ? "agrees" : "agree"} with a row of an earlier file in everything but the number.`,
    unread: (unread: { column: string; values: number; example: string }): string =>
      `${counted(unread.values, "value", "values")} of ${unread.column} could not be read and ${unread.values === 1 ? "is" : "are"} empty here, such as “${unread.example}”.`,
    period: (period: { from: Date; to: Date }): string => `Period: ${between(period)}.`,
  },
  findings: {
    holds: (
      kept: number,
      [one, many]: readonly [string, string],
      period: { from: Date; to: Date } | null,
    ): string =>
      `${counted(kept, one, many)} ${kept === 1 ? "was" : "were"} read${period ? `, ${between(period)}` : ""}.`,
    setAside: (setAside: number, reasons: readonly Reason[]): string =>
      `${rows(setAside)} ${setAside === 1 ? "was" : "were"} set aside: ${listed(reasons)}.`,
    alike: (alike: number): string =>
      alike === 1
        ? "1 row agrees with a row of an earlier file in everything but its number: it may be counted twice."
        : `${rows(alike)} agree with a row of an earlier file in everything but their number: they may be counted twice.`,
    points: (points: number, all: number): string =>
      points === 0
        ? "No row has a usable point, so nothing can be put on a map."
        : `Only ${percent(points, all)} have a usable point: a map shows ${count(points)} of ${count(all)}.`,
  },
  view: {
    mapping: ({ columns, absent, source }: Shown): string => {
      const read = `${columns.length} of ${columns.length + absent.length} columns are in this data`;
      return source === null ? `How it is read: ${read}` : `Read as ${source}: ${read}`;
    },
    column: "Column",
    from: "Read from",
    by: "Said by",
    samples: "Values",
    empty: "Empty",
    bySource: "publisher",
    yours: "you",
    guess: (confidence: number): string => `a guess, ${Math.round(100 * confidence)} % sure`,
    hiddenSamples: "hidden: identifies a person",
    noSamples: "no values",
    noneEmpty: "none",
    share: percent,
    absent: (names: readonly string[]): string => `Not in this data: ${names.join(", ")}.`,
    checkQuality: "Check the quality of these rows",
    setAside: (setAside: number): string =>
      `${rows(setAside)} ${setAside === 1 ? "was" : "were"} set aside`,
    setAsideHelp: "Kept beside the table with the reason, as they came. Download them below.",
    notYet: "The rows appear here when the cell has run.",
  },
  form: {
    what: "What it is",
    table: "These rows are",
    source: "Publisher of the file",
    own: "not known: I say which column is what",
    data: "Data",
    addData: "Add a file of the same shape",
    addDataHelp: "Its rows are appended; repeated ones are set aside.",
    chooseTable: "choose a table",
    remove: (name: string): string => `Do not read ${name}`,
    optional: "none",
    missing: (name: string): string => `${name} (not here)`,
    columns: "Which column is what",
    asSource: (source: string, columns: readonly string[]): string =>
      columns.length > 0 ? `as published: ${columns.join(", ")}` : `as in ${source}`,
    asProposed: (columns: readonly string[]): string => `as proposed: ${columns.join(", ")}`,
    columnsOf: (table: string): string => `Columns of ${table}`,
    notThere: "not there",
    ownExpression: "own expression …",
    expression: (column: string): string => `Expression for ${column}`,
    expressionHint: (column: string): string =>
      `SQL over one row t of your data, such as upper(t."${column}")`,
    yaml: "Crime model parameters in YAML",
    looksLike: (title: string, share: number): string =>
      `This looks like ${title} (${Math.round(100 * share)} % of its column names).`,
    use: "Use its columns",
    propose: "Propose columns from what is in the data",
    reset: "Undo my corrections",
    remember: "Remember this mapping",
    rememberHelp: "The next file with the same column names can be read the same way.",
    remembered: "Remembered for files with these column names.",
    notRemembered: (reason: string): string => `It could not be remembered: ${reason}`,
  },
};
