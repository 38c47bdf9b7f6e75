"use client";

import type { Span } from "@/lib/methods/temporal/comparison-windows";
import { spanWords, texts, type Verdict } from "./texts";
import type { CompareView, SheetCell } from "./view-data";

interface SheetProps {
  view: CompareView;
  /** Row whose year is drawn. */
  chosen: number;
  onChoose(row: number): void;
  onOpen(title: string, condition: string): void;
}

const tint: Record<Verdict, string> = {
  rise: "bg-warn-wash font-medium",
  fall: "bg-accent-wash font-medium",
  "within chance": "",
};

/** The sheet of a CompStat meeting: groups down, comparisons across, the strongest evidence first. */
export function Sheet({ view, chosen, onChoose, onOpen }: SheetProps) {
  const rest = texts.shown(view.sheet.length - 1, view.groups);
  return (
    <div>
      <div className="max-h-112 overflow-auto" tabIndex={0}>
        <table className="border-collapse text-sm tabular-nums" data-sheet>
          <thead>
            <tr className="text-soft">
              <th scope="col" className="sticky top-0 bg-paper py-1 pr-3 text-left font-normal">
                {texts.group}
              </th>
              {view.comparisons.map(({ comparison, title, current }) => (
                <th
                  key={comparison}
                  scope="col"
                  className="sticky top-0 bg-paper px-2 py-1 text-left font-normal"
                >
                  {texts.against(title)}
                  <span className="block text-xs text-faint">{spanWords(current)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.sheet.map(({ name, cells }, row) => (
              <tr key={row} className="border-t border-line" aria-selected={row === chosen}>
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  <button
                    className={`text-left hover:underline ${row === chosen ? "font-semibold text-accent" : ""}`}
                    aria-pressed={row === chosen}
                    onClick={() => onChoose(row)}
                  >
                    {name}
                  </button>
                </th>
                {cells.map((cell, i) => (
                  <Figure
                    key={view.comparisons[i]!.comparison}
                    cell={cell}
                    name={name}
                    span={view.comparisons[i]!.current}
                    onOpen={onOpen}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-xs text-soft">
        {texts.legend(view.tests)} {rest}
      </p>
    </div>
  );
}

interface FigureProps {
  cell: SheetCell;
  name: string;
  span: Span;
  onOpen: SheetProps["onOpen"];
}

function Figure({ cell, name, span, onOpen }: FigureProps) {
  const { verdict, now, expected, change, p, tip, behind } = cell;
  const title = texts.rowsTitle(name, span);
  return (
    <td
      className={`px-2 py-1 whitespace-nowrap ${tint[verdict]}`}
      title={tip}
      data-verdict={verdict}
    >
      <button
        className="text-left enabled:hover:underline"
        disabled={behind === null}
        onClick={() => behind && onOpen(title, behind)}
      >
        <span aria-label={texts.verdicts[verdict]} className="mr-1.5 inline-block w-3 text-center">
          {texts.arrows[verdict]}
        </span>
        {texts.cell(now, expected)}
        <span className="block pl-4.5 text-xs font-normal text-soft">{texts.below(change, p)}</span>
      </button>
    </td>
  );
}
