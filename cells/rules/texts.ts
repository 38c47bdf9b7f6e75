import { pWords as p, whole } from "@/cells/words";
import { formatNumber } from "@/lib/table/format";
import type { Item } from "./mine";
import type { ShownRule } from "./view-data";

const percent = (share: number) => `${formatNumber(Number((100 * share).toPrecision(3)))} %`;
const times = (value: number) => formatNumber(Number(value.toPrecision(value >= 10 ? 3 : 2)));
const side = (items: readonly Item[]) =>
  items.map(({ column, value }) => `${column}: ${value}`).join(" and ");
const rules = (count: number) => (count === 1 ? "1 rule" : `${whole(count)} rules`);

export const texts = {
  editor: "What goes together",
  source: "Parameters as text",
  choose: "Choose the table of records.",
  empty: (table: string) => `${table} has no rows.`,
  oneColumn: (table: string) =>
    `It takes at least two columns of ${table} to see what goes together.`,
  oneColumnHint: "Name them under “columns”: the head, the place, the mode …",
  reading: "counting values",
  hour: "hour",
  side,
  percent,
  times,
  p: (value: number) => p(value),
  best: (rule: ShownRule) =>
    `Of the rows with ${side(rule.antecedent)}, ${percent(rule.confidence)} have ${side(rule.consequent)}, against ${percent(rule.usual)} of all: ${times(rule.lift)} times (${whole(rule.rows)} rows, adjusted ${p(rule.adjusted)}).`,
  count: (count: number, rows: number) =>
    `${rules(count)} in ${whole(rows)} rows go together more than chance would explain (Fisher's exact test, adjusted p < 0.05).`,
  none: (rows: number) =>
    `In ${whole(rows)} rows nothing frequent goes together more than chance would explain.`,
  rows: (rows: number, columns: readonly string[]) =>
    `All ${whole(rows)} rows are used, by ${columns.join(", ")}; an empty value is no value.`,
  items: (items: number, support: number, itemsets: number) =>
    `${whole(items)} values stand in at least ${percent(support)} of the rows; ${whole(itemsets)} sets of them do.`,
  tested: (tested: number) =>
    `${rules(tested)} could be made of these sets; p by Fisher's exact test, one-sided, adjusted for all of them (Benjamini and Hochberg).`,
  kept: (confidence: number, lift: number) =>
    `Kept are rules with a confidence of at least ${percent(confidence)} and a lift of at least ${formatNumber(lift)}.`,
  redundant: (count: number) => `${rules(count)} left out: a shorter rule says as much.`,
  certain: (count: number) =>
    `${rules(count)} without exception ${count === 1 ? "is" : "are"} in the table only (class “always”): most often one column is part of the other.`,
  table: "Rules, the strongest first",
  more: (count: number) => `${rules(count)} more in the table below`,
  nothing: "No rule. Lower “support”, “confidence” or “lift”, or choose other columns.",
  columns: {
    if: "If",
    then: "then",
    share: "confidence",
    usual: "of all rows",
    lift: "lift",
    rows: "rows",
    p: "adjusted p",
  },
  fields: {
    data: "Records",
    columns: "Columns to look at",
    time: "Time",
    hours: "Hours in a band",
    noHours: "no hours",
    hourBand: (hours: number) => `${hours} hours`,
    then: "Only rules that lead to",
    any: "any column",
    support: "Least support",
    confidence: "Least confidence",
    lift: "Least lift",
    size: "Values in a rule",
  },
};
