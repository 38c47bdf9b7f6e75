"use client";

import type { TableInfo } from "@/lib/engine/engine";
import { categoryKinds, ColumnField } from "./catalog";

type By = string[] | Record<string, string> | undefined;

interface ByFieldsProps {
  labels: { by: string; second: string; as: string };
  by: By;
  data: TableInfo | undefined;
  areas: TableInfo | undefined;
  /** Columns at most; two when not given. */
  most?: number;
  set(changes: { by: By }): void;
}

/** Two columns or more; with a table of areas, the column there that has the same names. */
export function ByFields({ labels, by, data, areas, most = 2, set }: ByFieldsProps) {
  const pairs = Array.isArray(by) ? by.map((name) => [name, name]) : Object.entries(by ?? {});
  const put = (at: number, from: string | undefined, to: string | undefined) => {
    const next = pairs.map(([a, b]) => [a!, b!] as const);
    if (from) next[at] = [from, to ?? from];
    else next.splice(at, 1);
    if (next.length === 0) set({ by: undefined });
    else if (next.every(([a, b]) => a === b)) set({ by: next.map(([a]) => a) });
    else set({ by: Object.fromEntries(next) });
  };
  const size = Math.min(most, pairs.length + 1);
  return Array.from({ length: size }, (_, at) => (
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
