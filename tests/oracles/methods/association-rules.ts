import { associationRules as rulesOf } from "@/lib/methods/spatial/relations/association-rules";
import type { Adapter } from "../case";

export const associationRules: Adapter = {
  method: "association-rules",
  run({ input, parameters }) {
    const transactions = input.transactions as (string | number)[][];
    const items = [...new Set(transactions.flat())].sort((a, b) =>
      String(a) < String(b) ? -1 : 1,
    );
    const number = new Map(items.map((item, i) => [item, i]));
    const { itemsets, rules } = rulesOf(
      transactions.map((transaction) => transaction.map((item) => number.get(item)!)),
      items.length,
      parameters as { minSupport: number; minConfidence: number },
    );
    const names = (side: readonly number[]) => side.map((item) => items[item]!);
    return {
      frequentItemsets: itemsets.length,
      // Numbers ascend with names, and the reference lists its rules by the names of both sides.
      rules: rules
        .toSorted(
          (a, b) => byList(a.antecedent, b.antecedent) || byList(a.consequent, b.consequent),
        )
        .map((rule) => ({
          antecedent: names(rule.antecedent),
          consequent: names(rule.consequent),
          count: rule.count,
          support: rule.support,
          confidence: rule.confidence,
          lift: rule.lift,
          fisherGreaterP: rule.p,
        })),
    };
  },
};

function byList(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
