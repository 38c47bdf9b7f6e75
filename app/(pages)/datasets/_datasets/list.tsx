"use client";

import { EntryTable } from "@/app/(pages)/_lists/entry-table";
import { Row } from "./row";
import { texts } from "./texts";
import type { DatasetsState } from "./use-datasets";

export function List({ datasets, now }: { datasets: DatasetsState; now: number }) {
  const { columns } = texts;
  const { deleted } = datasets.answered;
  return (
    <EntryTable
      columns={[
        { title: columns.label },
        { title: columns.rows, className: "text-right" },
        { title: columns.period },
        { title: columns.source, className: "max-lg:hidden" },
        { title: columns.quality, className: "max-md:hidden" },
        { title: columns.used, className: "max-md:hidden" },
        { title: deleted ? columns.deleted : columns.kept, className: "max-sm:hidden" },
      ]}
      actions={columns.actions}
      entries={datasets.entries}
      row={(entry, onLeave) => (
        <Row key={entry.id} entry={entry} datasets={datasets} now={now} onLeave={onLeave} />
      )}
    />
  );
}
