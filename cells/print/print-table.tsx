import type { ReactNode } from "react";
import { formatNumber, nothing } from "@/lib/table/format";

export interface PrintColumn {
  title: string;
  /** Figures stand on the right. */
  isNumber?: boolean;
  /** Of the table's width, as CSS says it: "30%". */
  width?: string;
}

type Printed = ReactNode | number | null;

interface PrintTableProps {
  caption?: string;
  columns: readonly PrintColumn[];
  /** A cell for each column; numbers get separators and at most two decimals. */
  rows: readonly (readonly Printed[])[];
}

/** A table for paper: plain HTML, its head on each page, no row cut by the end of one. */
export function PrintTable({ caption, columns, rows }: PrintTableProps) {
  const figures = (column: PrintColumn) => (column.isNumber ? { "data-number": "" } : {});
  return (
    <table>
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.title}
              scope="col"
              style={column.width ? { width: column.width } : undefined}
              {...figures(column)}
            >
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {columns.map((column, k) => (
              <td key={column.title} {...figures(column)}>
                {wordsOf(row[k])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const wordsOf = (value: Printed | undefined): ReactNode =>
  value === null || value === undefined
    ? nothing
    : typeof value === "number"
      ? formatNumber(value, "en-GB", 2)
      : value;
