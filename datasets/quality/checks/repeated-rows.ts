import { quoteIdentifier as q } from "@/lib/sql/quote";
import { type Check, finding } from "../check";
import type { Finding } from "../report";
import { type ColumnFacts, numbersOf, type Subject } from "../subject";
import { hasOwnKey } from "./identifiers";
import { count, ofRows, plural } from "../words";

/** Rows that say exactly what an earlier row says, and rows that say nothing. */
export const repeatedRows: Check = {
  name: "repeated-rows",
  words: "rows that repeat",
  ofRaw: true,
  async run(subject) {
    if (subject.rows === 0) return [];
    return [...(await repeated(subject)), ...(await blank(subject))];
  },
};

const counterNames = /^(column_?1_*|index|unnamed.*|row.*|(sl|sr|s)\W*no\W*|#)$/i;

/** Numbers that only count the rows: 0, 1, 2 … */
const isCounter = ({ column, least, most, filled, distinct }: ColumnFacts, rows: number): boolean =>
  column.kind === "integer" &&
  filled === rows &&
  rows > 1 &&
  distinct > 0.9 * rows &&
  (counterNames.test(column.name) || Number(most) - Number(least) === rows - 1);

async function repeated(subject: Subject): Promise<Finding[]> {
  const facts = await subject.facts();
  const isCounted = facts.some((each) => isCounter(each, subject.rows));
  if (!isCounted && (await hasOwnKey(subject))) return [];
  const counters = facts.filter((each) => isCounter(each, subject.rows));
  const kept = facts.filter((each) => !counters.includes(each) && each.filled > 0);
  if (kept.length === 0) return [];
  const row = kept.map(({ column }) => q(column.name)).join(", ");
  const { surplus } = await numbersOf(
    subject.ask,
    `select (count(*) - count(distinct hash(${row})))::double as surplus from ${subject.from}`,
  );
  if (!(surplus! > 0)) return [];
  const except = counters.map(({ column }) => column.name).join(", ");
  const isMuch = surplus! >= 0.2 * subject.rows;
  return [
    finding({
      check: "repeated-rows",
      severity: isMuch ? "serious" : "warning",
      affected: surplus!,
      of: subject.rows,
      says: `${ofRows(surplus!, subject.rows)} repeat another row in every column${except ? ` except the running number ${except}` : ""}.`,
      advice: isMuch
        ? "So many equal rows come from a join that multiplied them, or from a table that has lost its key. Draw no counts or shares from it."
        : "Where rows have no number of their own, two incidents may look alike. If a file was added twice, remove one.",
    }),
  ];
}

async function blank(subject: Subject): Promise<Finding[]> {
  const said = subject.table.columns.filter(({ kind }) => kind !== "integer" && kind !== "number");
  const numbers = subject.table.columns.filter((column) => !said.includes(column));
  if (said.length === 0) return [];
  const conditions = [
    ...said.map(({ name, kind }) =>
      kind === "text" ? `coalesce(${q(name)}, '') = ''` : `${q(name)} is null`,
    ),
    ...numbers.map(({ name }) => `coalesce(${q(name)}, 0) = 0`),
  ];
  const { n } = await numbersOf(
    subject.ask,
    `select count_if(${conditions.join(" and ")})::double as n from ${subject.from}`,
  );
  if (!n) return [];
  return [
    finding({
      check: "blank-rows",
      severity: "warning",
      affected: n,
      of: subject.rows,
      says: `${plural(n, "row")} ${n === 1 ? "is" : "are"} blank: nothing but empty cells and zeros.`,
      advice: `${count(n)} too many in every count of rows. Leave ${n === 1 ? "it" : "them"} out.`,
    }),
  ];
}
