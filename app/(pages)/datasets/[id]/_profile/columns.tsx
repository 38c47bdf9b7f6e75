"use client";

import { useMemo } from "react";
import { hiddenColumns } from "@/datasets/model/people";
import type { Role } from "@/datasets/model/model";
import { rolesOf } from "@/datasets/model/roles";
import type { ColumnInfo, ColumnProfile, Engine, TableInfo } from "@/lib/engine/engine";
import { Histogram } from "@/lib/ui/grid/histogram";
import { texts } from "../../_datasets/texts";
import { useColumns } from "./use-columns";

const words = texts.profile;
const heading = "pb-2 pr-6 text-left text-xs font-normal whitespace-nowrap text-faint";
const cell = "py-2 pr-6 align-top";
const shownValues = 3;

/** Every column with its type, role and contents; columns that identify people without contents. */
export function Columns({ engine, table }: { engine: Engine; table: TableInfo }) {
  const hidden = useMemo(() => new Set(hiddenColumns(table)), [table]);
  const roles = useMemo(() => rolesOf(table), [table]);
  const profiles = useColumns(engine, table, hidden);
  return (
    <table className="w-full border-collapse text-sm" data-columns>
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className={heading}>
            {words.column}
          </th>
          <th scope="col" className={heading}>
            {words.type}
          </th>
          <th scope="col" className={heading}>
            {words.role}
          </th>
          <th scope="col" className={`${heading} text-right`}>
            {words.missing}
          </th>
          <th scope="col" className={`${heading} text-right`}>
            {words.distinct}
          </th>
          <th scope="col" className="w-80 pb-2 text-left text-xs font-normal text-faint">
            {words.picture}
          </th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map((column) => (
          <tr key={column.name} className="border-b border-line">
            <th scope="row" className={`${cell} max-w-64 truncate text-left font-medium`}>
              {column.name}
            </th>
            <td className={`${cell} text-soft`}>{column.type.toLowerCase()}</td>
            <td className={`${cell} text-soft`}>{roles.get(column.name)}</td>
            <Contents
              column={column}
              role={roles.get(column.name)}
              profile={profiles.get(column.name)}
              isHidden={hidden.has(column.name)}
            />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ContentsProps {
  column: ColumnInfo;
  role: Role | undefined;
  profile: ColumnProfile | undefined;
  isHidden: boolean;
}

function Contents({ column, role, profile, isHidden }: ContentsProps) {
  if (isHidden || !profile) {
    return (
      <>
        <td />
        <td />
        <td className="py-2 align-top text-faint">{isHidden ? words.hidden : words.profiling}</td>
      </>
    );
  }
  const { nulls, rows, distinct, sampled } = profile;
  return (
    <>
      <td className={`${cell} text-right whitespace-nowrap text-soft`}>
        {words.share(nulls, rows)}
      </td>
      <td className={`${cell} text-right whitespace-nowrap text-soft`}>
        {words.about(distinct, sampled !== undefined)}
      </td>
      <td className="max-w-80 py-2 align-top text-xs leading-5 text-soft">
        <Picture column={column} role={role} profile={profile} />
      </td>
    </>
  );
}

/** Bars for numbers and times, the most frequent values for the rest, the ends of what only names. */
function Picture({
  column,
  role,
  profile,
}: Omit<ContentsProps, "isHidden" | "profile"> & { profile: ColumnProfile }) {
  const { rows, distinct, min, max, sampled, bins } = profile;
  const isBinned = bins.some((bin) => bin.from !== undefined);
  if (distinct === 0) return null;
  if (distinct === 1 && min !== null) return <p className="truncate">{words.always(min)}</p>;
  if (role === "identifier" && min !== null && max !== null) {
    return <p className="truncate">{words.span(min, max)}</p>;
  }
  if (isBinned) return <Histogram column={column} bins={bins} />;
  return (
    <ul>
      {bins.slice(0, shownValues).map((bin) => (
        <li key={bin.label} className="flex justify-between gap-4">
          <span className="truncate">{bin.label}</span>
          <span className="shrink-0 text-faint">{words.share(bin.count, sampled ?? rows)}</span>
        </li>
      ))}
    </ul>
  );
}
