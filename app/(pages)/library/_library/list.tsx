"use client";

import { EntryTable } from "@/app/(pages)/_lists/entry-table";
import { Row } from "./row";
import { texts } from "./texts";
import type { LibraryState } from "./use-library";

export function List({ library, now }: { library: LibraryState; now: number }) {
  const { columns } = texts;
  const { deleted } = library.answered;
  return (
    <EntryTable
      columns={[
        { title: columns.title },
        { title: deleted ? columns.deleted : columns.changed },
        { title: columns.cells, className: "text-right max-sm:hidden" },
        { title: columns.size, className: "text-right max-sm:hidden" },
      ]}
      actions={columns.actions}
      entries={library.entries}
      row={(entry, onLeave) => (
        <Row key={entry.id} entry={entry} library={library} now={now} onLeave={onLeave} />
      )}
    />
  );
}
