import { shortWeekdays } from "@/cells/clock/names";
import { shiftName } from "@/cells/patrol/texts";
import type { ShiftRow } from "./compute";
import { texts } from "./texts";
import type { QueueingView } from "./view-data";

/** Rows of shifts by columns of weekdays. */
export function shiftGrid({ shifts, shiftRows }: QueueingView): {
  name: string;
  cells: (ShiftRow | undefined)[];
}[] {
  return shifts.map((shift, at) => ({
    name: shiftName(shift),
    cells: shortWeekdays.map((_, weekday) =>
      shiftRows.find((row) => row.shift === at && row.weekday === weekday),
    ),
  }));
}

/** Units that each shift needs, on the screen. */
export function ShiftTable({ view }: { view: QueueingView }) {
  return (
    <section aria-label={texts.byShift} className="min-w-0">
      <h3 className="text-sm text-soft">{texts.shiftTable}</h3>
      <p className="mb-1 text-xs text-faint">{texts.byShiftHint}</p>
      <div className="scrolls-aside" tabIndex={0} role="group" aria-label={texts.shiftTable}>
        <table className="text-sm tabular-nums">
          <thead>
            <tr>
              <th />
              {shortWeekdays.map((name) => (
                <th key={name} scope="col" className="px-2 py-1 text-right font-normal text-soft">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shiftGrid(view).map(({ name, cells }) => (
              <tr key={name} className="border-t border-line">
                <th scope="row" className="py-1 pr-4 text-left font-normal">
                  {name}
                </th>
                {cells.map((row, at) => (
                  <td
                    key={at}
                    className={`px-2 py-1 text-right whitespace-nowrap ${row && row.short > 0 ? "font-semibold" : ""}`}
                  >
                    {row && texts.shiftCell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
