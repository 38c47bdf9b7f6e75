import { benjaminiHochberg } from "../../statistics/fdr";
import { fisherGreater } from "../../statistics/fisher";
import { frequentItemsets, totalOf, type Itemset, type Transactions } from "./frequent-itemsets";

export interface RuleOptions {
  /** Least share of the transactions that hold all items of a rule (0 to 1, itself included). */
  minSupport: number;
  /** Least share of those with the antecedent that have the consequent too. */
  minConfidence: number;
  /** Items in a rule at most, both sides together; all there are when absent. */
  largest?: number;
  /** Equal transactions that each one stands for; one each when absent. */
  weights?: ArrayLike<number>;
}

/** Items are numbers in ascending order. */
export interface Rule {
  antecedent: readonly number[];
  consequent: readonly number[];
  /** Transactions with both. */
  count: number;
  /** Transactions with the antecedent, with the consequent. */
  antecedentCount: number;
  consequentCount: number;
  support: number;
  confidence: number;
  /** Confidence over the consequent's own share: 1 when one says nothing about the other. */
  lift: number;
  /** Confidence less the best of the rules with a part of the antecedent, or none, and the same consequent. */
  improvement: number;
  /** Fisher's exact test, one-sided: more together than independence would have. */
  p: number;
  /** Adjusted over all rules that could be made of the frequent sets, whatever their confidence. */
  pAdjusted: number;
}

export interface Rules {
  itemsets: Itemset[];
  /** Those of at least `minConfidence`. */
  rules: Rule[];
  /** Rules that were tested: every split of every frequent set. */
  tested: number;
}

/**
 * Association rules: what goes with what in one record. Every split of every frequent item set into
 * two non-empty parts is a rule; kept are those with at least `minConfidence`.
 *
 * A rule with a small p is not a cause, and with many records nearly every rule has a small p: read
 * the lift. A rule whose `improvement` is not above 0 says no more than a shorter one.
 *
 * `transactions` are lists of item numbers; repeats in one count once.
 *
 * Source: Agrawal, Imieliński and Swami, SIGMOD 1993; the test: Webb, Discovering significant
 * patterns, Machine Learning 68 (2007).
 */
export function associationRules(
  transactions: Transactions,
  items: number,
  { minSupport, minConfidence, largest = Infinity, weights }: RuleOptions,
): Rules {
  const n = totalOf(transactions, weights);
  const itemsets = frequentItemsets(transactions, items, minSupport, largest, weights);
  const counts = new Map(itemsets.map((set) => [set.items.join(), set.count]));
  const all: Omit<Rule, "pAdjusted" | "improvement">[] = [];
  for (const { items: set, count } of itemsets) {
    for (const antecedent of partsOf(set)) {
      const consequent = set.filter((item) => !antecedent.includes(item));
      const antecedentCount = counts.get(antecedent.join())!;
      const consequentCount = counts.get(consequent.join())!;
      const confidence = count / antecedentCount;
      all.push({
        antecedent,
        consequent,
        count,
        antecedentCount,
        consequentCount,
        support: count / n,
        confidence,
        lift: confidence / (consequentCount / n),
        p: fisherGreater(
          count,
          antecedentCount - count,
          consequentCount - count,
          n - antecedentCount - consequentCount + count,
        ),
      });
    }
  }
  const adjusted = benjaminiHochberg(all.map(({ p }) => p));
  const confidenceOf = new Map(
    all.map((rule) => [keyOf(rule.antecedent, rule.consequent), rule.confidence]),
  );
  const rules = all.flatMap((rule, i): Rule[] => {
    if (rule.confidence < minConfidence - rounding) return [];
    const shorter = partsOf(rule.antecedent).map(
      (part) => confidenceOf.get(keyOf(part, rule.consequent)) ?? 0,
    );
    const best = Math.max(rule.consequentCount / n, ...shorter);
    return [{ ...rule, improvement: rule.confidence - best, pAdjusted: adjusted[i]! }];
  });
  return { itemsets, rules, tested: all.length };
}

/** 0.6 as 3/5 and as a parameter may differ in the last bit. */
const rounding = 1e-12;

const keyOf = (antecedent: readonly number[], consequent: readonly number[]) =>
  `${antecedent.join()} ${consequent.join()}`;

/** Every part of a list that is neither empty nor all of it. */
function partsOf(list: readonly number[]): number[][] {
  const parts: number[][] = [];
  for (let mask = 1; mask < 2 ** list.length - 1; mask++) {
    parts.push(list.filter((_, i) => mask & (1 << i)));
  }
  return parts;
}
