"use client";

import { useRef } from "react";
import { Row } from "./row";
import { texts } from "./texts";
import type { DatasetsState } from "./use-datasets";

const heading = "pb-2 pr-6 text-left text-xs font-normal whitespace-nowrap text-faint";

/** A table, because it is one. Arrow keys go from label to label. */
export function List({ datasets, now }: { datasets: DatasetsState; now: number }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { columns } = texts;
  const { deleted } = datasets.answered;
  const rows = () => [...(body.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];

  const go = (by: number, event: React.KeyboardEvent) => {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  };

  const goOnFrom = (index: number) => {
    const all = rows();
    (all[index + 1] ?? all[index - 1])?.focus();
  };

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
      <tbody
        ref={body}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") go(1, event);
          if (event.key === "ArrowUp") go(-1, event);
        }}
      >
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
