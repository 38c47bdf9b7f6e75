"use client";

import { Row } from "./row";
import { texts } from "./texts";
import type { LibraryState } from "./use-library";
import { useRowKeys } from "./use-row-keys";

const heading = "pb-2 pr-6 text-left text-xs font-normal text-faint";

/** A table, because it is one. Arrow keys go from title to title. */
export function List({ library, now }: { library: LibraryState; now: number }) {
  const { body, onKeyDown, goOnFrom } = useRowKeys();
  const { columns } = texts;

  return (
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className={`${heading} pl-3`}>
            {columns.title}
          </th>
          <th scope="col" className={`${heading} whitespace-nowrap`}>
            {library.answered.deleted ? columns.deleted : columns.changed}
          </th>
          <th scope="col" className={`${heading} text-right max-sm:hidden`}>
            {columns.cells}
          </th>
          <th scope="col" className={`${heading} text-right max-sm:hidden`}>
            {columns.size}
          </th>
          <th scope="col" className="pb-2">
            <span className="sr-only">{columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown}>
        {library.entries.map((entry, index) => (
          <Row
            key={entry.id}
            entry={entry}
            library={library}
            now={now}
            onLeave={() => goOnFrom(index)}
          />
        ))}
      </tbody>
    </table>
  );
}
