"use client";

import { useRowKeys } from "@/app/(pages)/library/_library/use-row-keys";
import { Row } from "./row";
import { texts } from "./texts";
import type { DatasetsState } from "./use-datasets";

const heading = "pb-2 pr-6 text-left text-xs font-normal whitespace-nowrap text-faint";

/** A table, because it is one. Arrow keys go from label to label. */
export function List({ datasets, now }: { datasets: DatasetsState; now: number }) {
  const { body, onKeyDown, goOnFrom } = useRowKeys();
  const { columns } = texts;
  const { deleted } = datasets.answered;

  return (
    <table className="w-full border-collapse text-sm">
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className={`${heading} pl-3`}>
            {columns.label}
          </th>
          <th scope="col" className={`${heading} text-right`}>
            {columns.rows}
          </th>
          <th scope="col" className={heading}>
            {columns.period}
          </th>
          <th scope="col" className={`${heading} max-lg:hidden`}>
            {columns.source}
          </th>
          <th scope="col" className={`${heading} max-md:hidden`}>
            {columns.quality}
          </th>
          <th scope="col" className={`${heading} max-md:hidden`}>
            {columns.used}
          </th>
          <th scope="col" className={`${heading} max-sm:hidden`}>
            {deleted ? columns.deleted : columns.kept}
          </th>
          <th scope="col" className="pb-2">
            <span className="sr-only">{columns.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKeyDown}>
        {datasets.entries.map((entry, index) => (
          <Row
            key={entry.id}
            entry={entry}
            datasets={datasets}
            now={now}
            onLeave={() => goOnFrom(index)}
          />
        ))}
      </tbody>
    </table>
  );
}
