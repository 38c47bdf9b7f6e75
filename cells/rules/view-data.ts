import type { CellResult } from "@/lib/session/kind";
import type { Rule } from "@/lib/methods/spatial/relations/association-rules";
import { isCertain, type Item, type Mined } from "./mine";
import type { RulesParams } from "./params";
import { texts } from "./texts";

/** One rule as it is shown. */
export interface ShownRule {
  antecedent: readonly Item[];
  consequent: readonly Item[];
  rows: number;
  confidence: number;
  /** Share of all rows with the consequent: what the confidence is measured by. */
  usual: number;
  lift: number;
  adjusted: number;
}

export interface RulesView {
  rules: readonly ShownRule[];
  /** Rules found beside these. */
  more: number;
  /** What was read: a table, and an expression for each column. */
  source: { table: string; sources: readonly { column: string; sql: string }[] };
}

/** Rules that are shown; the table has all. */
const shown = 40;

export const level = 0.05;

export function viewOf(
  mined: Mined,
  items: readonly Item[],
  source: RulesView["source"],
  params: RulesParams,
): Pick<CellResult, "view" | "findings" | "provenance"> {
  const { rules, rows, itemsets, tested, redundant, certain } = mined;
  const telling = rules.filter((rule) => !isCertain(rule) && rule.pAdjusted < level);
  const view: RulesView = {
    rules: telling.slice(0, shown).map((rule) => shownRule(rule, items, rows)),
    more: rules.length - Math.min(shown, telling.length),
    source,
  };
  const best = view.rules[0];
  const findings = [
    ...(best ? [texts.best(best)] : []),
    telling.length > 0 ? texts.count(telling.length, rows) : texts.none(rows),
  ];
  const provenance = [
    texts.rows(
      rows,
      source.sources.map(({ column }) => column),
    ),
    texts.items(items.length, params.support, itemsets),
    texts.tested(tested),
    texts.kept(params.confidence, params.lift),
    ...(redundant > 0 ? [texts.redundant(redundant)] : []),
    ...(certain > 0 ? [texts.certain(certain)] : []),
  ];
  return { view, findings, provenance };
}

function shownRule(rule: Rule, items: readonly Item[], rows: number): ShownRule {
  const side = (numbers: readonly number[]) => numbers.map((item) => items[item]!);
  return {
    antecedent: side(rule.antecedent),
    consequent: side(rule.consequent),
    rows: rule.count,
    confidence: rule.confidence,
    usual: rule.consequentCount / rows,
    lift: rule.lift,
    adjusted: rule.pAdjusted,
  };
}
