import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { rulesSchema } from "./params";
import type { RulesView } from "./view-data";

/** The rules of the last run as the source of a TypeScript cell. */
export function rulesCode(cell: Cell, result?: CellResult): string {
  const read = readParams(rulesSchema, cell.source);
  const view = result?.view as RulesView | undefined;
  if (!read.ok || !view) return "";
  const { sources, table } = view.source;
  const { support, confidence, lift, size } = read.params;
  const columns = sources.map(
    ({ column, sql }, i) => `${quoteString(`${column}: `)} || ${sql} as c${i}`,
  );
  return `const rows = await sql\`
  select ${escapeTemplate(`${columns.join(",\n    ")}, count(*)::double as rows
  from ${q(table)} group by all`)}\`;
const columns = [${sources.map((_, i) => `rows.column("c${i}")`).join(", ")}];
const numbers = new Map();
const numberOf = (item) => {
  if (!numbers.has(item)) numbers.set(item, numbers.size);
  return numbers.get(item);
};
const transactions = Array.from({ length: rows.numRows }, (_, row) =>
  columns.flatMap((column) => (column[row] === null ? [] : [numberOf(String(column[row]))])),
);
const found = methods.associationRules(transactions, numbers.size, {
  minSupport: ${support},
  minConfidence: ${confidence},
  largest: ${size},
  weights: rows.numbers("rows"),
});
const names = [...numbers.keys()];
const words = (side) => side.map((item) => names[item]).join(" and ");
const rules = found.rules
  .filter(({ lift, improvement }) => lift >= ${lift} && improvement > 1e-9)
  .sort((a, b) => b.lift - a.lift)
  .map((rule) => ({
    if: words(rule.antecedent),
    then: words(rule.consequent),
    rows: rule.count,
    confidence: rule.confidence,
    lift: rule.lift,
    p_adjusted: rule.pAdjusted,
  }));
display(rules.slice(0, 40));
`;
}

const escapeTemplate = (text: string) => text.replace(/[\\`]|\$\{/g, (mark) => `\\${mark}`);
