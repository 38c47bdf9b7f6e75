"use client";

import type { TableInfo } from "@/lib/engine/engine";
import { categoryKinds, ColumnField } from "./catalog";

type By = string[] | Record<string, string> | undefined;

interface ByFieldsProps {
  labels: { by: string; second: string; as: string };
  by: By;
  data: TableInfo | undefined;
  areas: TableInfo | undefined;
  set(changes: { by: By }): void;
}

/** Up to two columns; with a table of areas, the column there that has the same names. */
export function ByFields({ labels, by, data, areas, set }: ByFieldsProps) {
  const pairs = Array.isArray(by) ? by.map((name) => [name, name]) : Object.entries(by ?? {});
  const put = (at: number, from: string | undefined, to: string | undefined) => {
    const next = pairs.map(([a, b]) => [a!, b!] as const);
    if (from) next[at] = [from, to ?? from];
    else next.splice(at, 1);
    if (next.length === 0) set({ by: undefined });
    else if (next.every(([a, b]) => a === b)) set({ by: next.map(([a]) => a) });
    else set({ by: Object.fromEntries(next) });
  };
  return [0, 1].slice(0, pairs.length + 1).map((at) => (
    <div key={at} className="contents">
      <ColumnField
        label={at === 0 ? labels.by : labels.second}
        table={data}
        kinds={categoryKinds}
        value={pairs[at]?.[0]}
        onChange={(from) => put(at, from, undefined)}
      />
      {areas && pairs[at] && (
        <ColumnField
          label={labels.as}
          table={areas}
          kinds={categoryKinds}
          required
          value={pairs[at][1]}
          onChange={(to) => put(at, pairs[at]![0], to)}
        />
      )}
    </div>
  ));
}
