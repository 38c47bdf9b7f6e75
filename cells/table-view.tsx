"use client";

import { useMemo } from "react";
import { groupTableOf } from "@/datasets/model/group-table";
import { hiddenColumns } from "@/datasets/model/people";
import type { TableInfo } from "@/lib/engine/engine";
import { TableGrid } from "@/lib/ui/grid";
import { useSurroundings } from "./context";
import { guardOf } from "./people/guard";
import { ShowNames } from "./people/show-names";
import { useNamesShown } from "./people/shown";

interface TableViewProps {
  table: TableInfo;
  /** Another number says that the table of this name was made anew. */
  generation: number;
  /** Rows in view of a table that is scrolled. */
  view?: number;
}

/** A table of the notebook, with what identifies people hidden. Every view of rows uses it. */
export function TableView({ table, generation, view }: TableViewProps) {
  const { engine } = useSurroundings();
  const areShown = useNamesShown();
  const guard = useMemo(() => guardOf(table, areShown), [table, areShown]);
  const groups = useMemo(() => groupTableOf(table), [table]);
  const isOfPeople = useMemo(() => hiddenColumns(table).length > 0, [table]);
  return (
    <TableGrid
      engine={engine}
      table={table}
      generation={generation}
      guard={guard}
      groups={groups}
      note={isOfPeople ? <ShowNames /> : undefined}
      {...(view === undefined ? {} : { view })}
    />
  );
}
