"use client";

import { memo } from "react";
import type { ViewProps } from "@/cells/kind";
import { TableView } from "@/cells/table-view";
import { formatNumber } from "@/lib/table/format";
import type { AreasView, NamedRows } from "./summary";
import { texts } from "./texts";

/** Where the rows went, and the rows. Drawn anew only with its result. */
export const AreasCellView = memo(
  function AreasCellView({ result, state }: ViewProps) {
    const view = result?.view as AreasView | undefined;
    if (!view || !result?.table) return null;
    const { top, unmatched, unused, areas, used } = view;
    return (
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-x-12 gap-y-4">
          <Counts title={texts.top} rows={top} />
          {unmatched && unmatched.count > 0 && (
            <Counts
              title={texts.unmatched}
              rows={unmatched.names}
              more={unmatched.count - unmatched.names.length}
            />
          )}
          {unused.length > 0 && <Names title={texts.unused(areas - used)} names={unused} />}
        </div>
        <TableView table={result.table} generation={state.generation} view={6} />
      </div>
    );
  },
  (before, after) =>
    before.result === after.result && before.state.generation === after.state.generation,
);

function Counts({ title, rows, more = 0 }: { title: string; rows: NamedRows[]; more?: number }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title} className="min-w-56 text-sm">
      <h3 className="text-soft">{title}</h3>
      <div className="mt-1 max-h-64 overflow-auto" tabIndex={0}>
        <table className="w-full tabular-nums">
          <thead className="sr-only">
            <tr>
              <th>{texts.area}</th>
              <th>{texts.rows}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, rows: count }, i) => (
              <tr key={i} className="border-t border-line">
                <td className="max-w-80 truncate py-0.5 pr-6" title={name}>
                  {name}
                </td>
                <td className="py-0.5 text-right">{formatNumber(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="mt-1 text-xs text-faint">{texts.more(more)}</p>}
    </section>
  );
}

function Names({ title, names }: { title: string; names: string[] }) {
  return (
    <section aria-label={title} className="max-w-80 min-w-56 text-sm">
      <h3 className="text-soft">{title}</h3>
      <p className="mt-1 border-t border-line py-1">{names.join(", ")}</p>
    </section>
  );
}
