"use client";

import type { TableInfo } from "@/lib/engine/engine";
import { TableView } from "./table-view";

interface TitledTableProps {
  title: string;
  /** Nothing is drawn without. */
  table: TableInfo | undefined;
  generation: number;
  /** Rows seen at once. */
  view: number;
}

/** A table under its name, as cells with several tables draw them. */
export function TitledTable({ title, table, generation, view }: TitledTableProps) {
  if (!table) return null;
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-sm text-soft">{title}</h3>
      <TableView table={table} generation={generation} view={view} />
    </section>
  );
}
