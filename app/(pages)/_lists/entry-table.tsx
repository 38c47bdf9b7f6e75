"use client";

import type { ReactNode } from "react";
import { useRowKeys } from "./use-row-keys";

interface EntryTableProps<Entry> {
  columns: readonly { title: string; className?: string }[];
  /** The heading of the last column, which holds what can be done; read, not seen. */
  actions: string;
  entries: readonly Entry[];
  /** `onLeave`: the keyboard goes on from here when this row goes away. */
  row(entry: Entry, onLeave: () => void): ReactNode;
}

/** A table, because it is one. Arrow keys go from title to title. */
export function EntryTable<Entry>({ columns, actions, entries, row }: EntryTableProps<Entry>) {
  const { body, onKeyDown, goOnFrom } = useRowKeys();
  return (
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr className="border-b border-line">
          {columns.map(({ title, className = "" }) => (
            <th
              key={title}
              scope="col"
              className={`pr-6 pb-2 text-left text-xs font-normal whitespace-nowrap text-faint first:pl-3 ${className}`}
            >
              {title}
            </th>
          ))}
          <th scope="col" className="pb-2">
            <span className="sr-only">{actions}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown}>
        {entries.map((entry, index) => row(entry, () => goOnFrom(index)))}
      </tbody>
    </table>
  );
}
