"use client";

import { useEffect, useState } from "react";
import { geometryOf, labelsOf } from "@/cells/areas/columns";
import { namesOf } from "@/cells/areas/summary";
import { useSurroundings, useTable } from "@/cells/context";
import { offered } from "@/cells/people/offered";
import { useNamesShown } from "@/cells/people/shown";
import { queryRows } from "@/cells/rows";
import type { Engine, TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { areaNames, byName, byOf } from "./area-names";
import type { EvaluationParams } from "./params";

/** An area that can be chosen; rows are unknown where points decide. */
export interface OfferedArea {
  name: string;
  rows: number | null;
}

/** The areas that a form can name, with their numbers of rows; null while they are read. */
export function useAreaNames(params: EvaluationParams): readonly OfferedArea[] | null {
  const { engine } = useSurroundings();
  const areShown = useNamesShown();
  const data = useTable(params.data);
  const areas = useTable(params.areas);
  const given = data && byOf(params, data, areas);
  const by = given && (Array.isArray(given) ? (given as string[]) : Object.keys(given));
  const isOffered =
    data && by?.every((name) => offered(data, areShown).columns.some((each) => each.name === name));
  const asked = JSON.stringify([data?.name, data?.rows, isOffered && by, areas?.name]);
  const [found, setFound] = useState<{ asked: string; names: readonly OfferedArea[] } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const [table, , columns] = JSON.parse(asked) as [string?, number?, (string[] | false)?];
    const read: Promise<readonly OfferedArea[]> =
      table && columns
        ? areaNames(engine, table, columns, abort.signal)
        : areas && geometryOf(areas)
          ? labelled(engine, areas, abort.signal)
          : Promise.resolve([]);
    read.then(
      (names) => setFound({ asked, names: names.toSorted((a, b) => byName(a.name, b.name)) }),
      () => setFound(null),
    );
    return () => abort.abort();
  }, [engine, asked, areas]);
  return found?.asked === asked ? found.names : null;
}

async function labelled(
  engine: Engine,
  areas: TableInfo,
  signal: AbortSignal,
): Promise<OfferedArea[]> {
  const labels = labelsOf(areas);
  const columns = labels.map((column, i) => `cast(${q(column)} as varchar) as l${i}`);
  const sql = `select rowid as id${columns.map((each) => `, ${each}`).join("")} from ${q(areas.name)} order by rowid`;
  const rows = await queryRows(engine, sql, { signal });
  const values = labels.map((_, i) => rows.map((row) => row[`l${i}`] as string | null));
  return namesOf(values, labels, rows.length).map((name) => ({ name, rows: null }));
}
