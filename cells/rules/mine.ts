import { associationRules, type Rule } from "@/lib/methods/spatial/relations/association-rules";
import { MethodProblem } from "@/lib/methods/problem";
import { decodeTable } from "@/lib/table/table";

/** A value of a column: what rules are made of. */
export interface Item {
  column: string;
  value: string;
}

export interface MineInput {
  /** Arrow: c0, c1 … (number of the item, -1 for none) and rows, one line a combination of values. */
  combinations: Uint8Array;
  columns: number;
  items: Item[];
  support: number;
  confidence: number;
  lift: number;
  size: number;
  /** Column that rules lead to; null for any. */
  then: string | null;
}

export interface Mined {
  rules: Rule[];
  rows: number;
  itemsets: number;
  tested: number;
  /** Rules that were left out because a shorter one says as much. */
  redundant: number;
  /** Rules that hold without exception. */
  certain: number;
}

/** Share of the rows with the antecedent from which on a rule has no exception worth the name. */
const without = 0.9999;

export const isCertain = ({ confidence }: Rule): boolean => confidence >= without;

/** The work of the worker: combinations of values in, rules out, the strongest first. */
export function mine(
  input: MineInput,
  progress: (fraction: number | null, words: string) => void,
): Mined {
  progress(null, "finding rules");
  const table = decodeTable(input.combinations);
  const codes = Array.from({ length: input.columns }, (_, i) => table.numbers(`c${i}`));
  const weights = table.numbers("rows");
  const transactions = Array.from({ length: table.numRows }, (_, row) =>
    codes.map((column) => column[row]!).filter((item) => item >= 0),
  );
  if (input.items.length === 0) {
    throw new MethodProblem(
      "No value of these columns is frequent enough.",
      "Lower “support”, or choose columns with fewer different values.",
    );
  }
  const { rules, itemsets, tested } = associationRules(transactions, input.items.length, {
    minSupport: input.support,
    minConfidence: input.confidence,
    largest: input.size,
    weights,
  });
  const leads = ({ consequent }: Rule) =>
    input.then === null ||
    (consequent.length === 1 && input.items[consequent[0]!]!.column === input.then);
  const strong = rules.filter((rule) => rule.lift >= input.lift && leads(rule));
  const telling = strong.filter(({ improvement }) => improvement > 1e-9);
  return {
    rules: telling.toSorted((a, b) => b.lift - a.lift || b.count - a.count),
    rows: weights.reduce((sum, weight) => sum + weight, 0),
    itemsets: itemsets.length,
    tested,
    redundant: strong.length - telling.length,
    certain: telling.filter(isCertain).length,
  };
}
