import { columnFromArray, float64, int32, utf8 } from "@uwdata/flechette";
import { toStream } from "@/lib/table/stream";
import type { Rule } from "@/lib/methods/spatial/relations/association-rules";
import { isCertain, type Item } from "./mine";
import { texts } from "./texts";
import { level } from "./view-data";

/** One row a rule, the strongest first, as an Arrow stream. */
export function rulesTable(rules: readonly Rule[], items: readonly Item[]): Uint8Array {
  const words = (side: readonly number[]) => texts.side(side.map((item) => items[item]!));
  const text = (of: (rule: Rule) => string) => columnFromArray(rules.map(of), utf8());
  const whole = (of: (rule: Rule) => number) => columnFromArray(rules.map(of), int32());
  const number = (of: (rule: Rule) => number) => columnFromArray(rules.map(of), float64());
  return toStream({
    if: text(({ antecedent }) => words(antecedent)),
    then: text(({ consequent }) => words(consequent)),
    class: text(classOf),
    rows: whole(({ count }) => count),
    rows_if: whole(({ antecedentCount }) => antecedentCount),
    rows_then: whole(({ consequentCount }) => consequentCount),
    support: number(({ support }) => support),
    confidence: number(({ confidence }) => confidence),
    lift: number(({ lift }) => lift),
    improvement: number(({ improvement }) => improvement),
    p: number(({ p }) => p),
    p_adjusted: number(({ pAdjusted }) => pAdjusted),
  });
}

const classOf = (rule: Rule) =>
  isCertain(rule) ? "always" : rule.pAdjusted < level ? "together" : "may be chance";
