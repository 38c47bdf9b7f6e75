import { formatNumber, nothing } from "@/lib/table/format";
import type { Section } from "./sections";

/** A table of the profile on the screen. */
export function SectionTable({ section }: { section: Section }) {
  const { title, columns, rows, note } = section;
  return (
    <section aria-label={title} data-section={section.id} className="min-w-0">
      <h3 className="mb-1 text-sm text-soft">{title}</h3>
      <div className="scrolls-aside" tabIndex={0} role="group" aria-label={title}>
        <table className="text-sm tabular-nums">
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.title}
                  scope="col"
                  className={`py-1 pr-4 align-bottom font-normal text-soft ${column.isNumber ? "text-right" : "text-left"}`}
                >
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at} className="border-t border-line">
                {columns.map((column, k) => (
                  <td
                    key={column.title}
                    className={`py-1 pr-4 ${column.isNumber ? "text-right whitespace-nowrap" : "text-left"}`}
                  >
                    {wordsOf(row[k] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {note && <p className="mt-1 max-w-3xl text-xs text-faint">{note}</p>}
    </section>
  );
}

const wordsOf = (value: string | number | null) =>
  value === null ? nothing : typeof value === "number" ? formatNumber(value) : value;
