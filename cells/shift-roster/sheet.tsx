import { shortWeekdays } from "@/cells/clock/names";
import { texts } from "./texts";
import { lettersOf, type ShiftRosterView } from "./view-data";

interface SheetProps {
  view: ShiftRosterView;
  /** Officers that are shown; all without. */
  most?: number;
}

/** Officers down, days across, a letter for each duty. */
export function RosterSheet({ view, most = Infinity }: SheetProps) {
  const { shifts, officers, length, shift, breaches, nights, hours } = view;
  const letters = lettersOf(shifts);
  const shown = Math.min(most, officers);
  const weeks = Array.from({ length: length / 7 }, (_, week) => week);
  const days = Array.from({ length }, (_, day) => day);
  return (
    <div className="overflow-x-auto">
      <table className="border-collapse text-sm tabular-nums">
        <thead>
          <tr className="text-soft">
            <th />
            {weeks.map((week) => (
              <th
                key={week}
                colSpan={7}
                scope="colgroup"
                className="border-l border-line pl-1 text-left font-normal"
              >
                {texts.week(week + 1)}
              </th>
            ))}
            <th />
            <th />
          </tr>
          <tr className="text-xs text-soft">
            <th scope="col" className="pr-2 text-left font-normal">
              {texts.officer}
            </th>
            {days.map((day) => (
              <th
                key={day}
                scope="col"
                aria-label={shortWeekdays[day % 7]!}
                data-letter=""
                className={`min-w-6 px-1 text-center font-normal ${day % 7 === 0 ? "border-l border-line" : ""}`}
              >
                {shortWeekdays[day % 7]!.slice(0, 2)}
              </th>
            ))}
            <th scope="col" data-number="" className="px-2 text-right font-normal">
              {texts.nights}
            </th>
            <th scope="col" data-number="" className="w-16 px-2 text-right font-normal">
              {texts.hours}
            </th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, officer) => (
            <tr key={officer} className="border-t border-line">
              <th scope="row" className="pr-2 text-right font-normal">
                {officer + 1}
              </th>
              {days.map((day) => {
                const cell = officer * length + day;
                const at = shift[cell]!;
                const isNight = at >= 0 && shifts[at]!.to <= shifts[at]!.from;
                return (
                  <td
                    key={day}
                    data-letter=""
                    className={`px-1 text-center ${day % 7 === 0 ? "border-l border-line" : ""} ${
                      at < 0 ? "text-faint" : isNight ? "bg-accent-wash font-semibold" : ""
                    } ${breaches.has(cell) ? "underline decoration-2" : ""}`}
                  >
                    {at < 0 ? "·" : letters[at]}
                  </td>
                );
              })}
              <td data-number="" className="px-2 text-right">
                {nights[officer]}
              </td>
              <td data-number="" className="px-2 text-right">
                {Math.round(hours[officer]!)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 text-xs text-faint">
        {texts.sheetCaption(shifts.map(({ name }, at) => ({ letter: letters[at]!, name })))}{" "}
        {shown < officers && texts.shownOf(shown, officers)}
      </p>
    </div>
  );
}
