"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { TableView } from "@/cells/table-view";
import { formatNumber } from "@/lib/table/format";
import type { Item } from "./mine";
import { texts } from "./texts";
import type { RulesView, ShownRule } from "./view-data";

/** The strongest rules as sentences in a table, and all of them as rows. */
export const RulesCellView = memo(
  function RulesCellView({ result, state }: ViewProps) {
    const view = result?.view as RulesView | undefined;
    if (!view) return null;
    return (
      <div className="flex flex-col gap-4" data-rules>
        {view.rules.length > 0 ? (
          <Rules rules={view.rules} />
        ) : (
          <p className="text-soft">{texts.nothing}</p>
        )}
        {view.more > 0 && <p className="text-sm text-faint">{texts.more(view.more)}</p>}
        {result?.table && <TableView table={result.table} generation={state.generation} view={6} />}
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Rules({ rules }: { rules: readonly ShownRule[] }) {
  const { columns } = texts;
  const most = Math.max(...rules.map(({ lift }) => lift));
  const numbers = [columns.share, columns.usual, columns.lift, columns.rows, columns.p];
  return (
    <div className="max-h-96 overflow-auto" tabIndex={0} role="group" aria-label={texts.table}>
      <table className="w-full text-sm tabular-nums">
        <thead className="sticky top-0 bg-paper text-soft">
          <tr>
            <th className="py-1 pr-4 text-left font-normal">{columns.if}</th>
            <th className="py-1 pr-4 text-left font-normal">{columns.then}</th>
            {numbers.map((name) => (
              <th key={name} className="py-1 pl-4 text-right font-normal whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, i) => (
            <tr key={i} className="border-t border-line align-top">
              <td className="py-1 pr-4">
                <Side items={rule.antecedent} />
              </td>
              <td className="py-1 pr-4">
                <Side items={rule.consequent} />
              </td>
              <td className="py-1 pl-4 text-right whitespace-nowrap">
                {texts.percent(rule.confidence)}
              </td>
              <td className="py-1 pl-4 text-right whitespace-nowrap text-soft">
                {texts.percent(rule.usual)}
              </td>
              <td className="py-1 pl-4 text-right whitespace-nowrap">
                <span className="flex items-center justify-end gap-2">
                  <span aria-hidden className="w-16">
                    <span
                      className="block h-2 bg-accent"
                      style={{ width: `${(100 * rule.lift) / most}%` }}
                    />
                  </span>
                  <span className="w-10">{texts.times(rule.lift)}</span>
                </span>
              </td>
              <td className="py-1 pl-4 text-right">{formatNumber(rule.rows)}</td>
              <td className="py-1 pl-4 text-right whitespace-nowrap">
                {texts.p(rule.adjusted).replace("p ", "").replace("= ", "")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Side({ items }: { items: readonly Item[] }) {
  return (
    <ul>
      {items.map(({ column, value }) => (
        <li key={column}>
          <span className="text-faint">{column} </span>
          {value}
        </li>
      ))}
    </ul>
  );
}
