import { PrintFigure, PrintTable, type PrintedPage } from "@/cells/print";
import { whole } from "@/cells/words";
import { lorenzChart } from "./charts";
import { underServed } from "./findings";
import { countWords, flagWords, ratioWords, texts } from "./texts";
import type { Moves } from "./use-moves";
import type { DutyMatchView } from "./view-data";

const { printed, what, lorenz } = texts;
const mostPrinted = 25;

/** A page for the station: where crime has least duty, and what could move. */
export function printedPage(
  view: DutyMatchView,
  { moves, after }: Moves,
  { findings, provenance }: { findings: readonly string[]; provenance: readonly string[] },
): PrintedPage {
  const { beats, shifts, counts, hours, dutyDays, match, options, isWeighted } = view;
  const { cells } = match.levels;
  const rows = underServed(cells, counts, options.least).slice(0, mostPrinted);
  const [beat, shift, incidents, days, officer, ratio, interval, flag] = printed.head as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    title: printed.title,
    period: printed.period(view.from, view.end),
    provenance,
    body: (
      <>
        {findings.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {rows.length > 0 && (
          <PrintTable
            caption={printed.ratios}
            columns={[
              { title: beat, width: "26%" },
              { title: shift },
              { title: incidents, isNumber: true },
              { title: days, isNumber: true },
              { title: officer, isNumber: true },
              { title: ratio, isNumber: true },
              { title: interval, isNumber: true },
              { title: flag },
            ]}
            rows={rows.map((at) => {
              const isKnown = !Number.isNaN(cells.ratio[at]!);
              return [
                beats.names[Math.floor(at / shifts.length)]!,
                shifts[at % shifts.length]!.name,
                countWords(counts[at]!),
                whole(dutyDays[at]!),
                whole(hours[at]!),
                isKnown ? ratioWords(cells.ratio[at]!) : null,
                isKnown ? `${ratioWords(cells.low[at]!)}–${ratioWords(cells.high[at]!)}` : null,
                flagWords[cells.flags[at]!],
              ];
            })}
          />
        )}
        {moves.length > 0 && (
          <section>
            <h2>{printed.moves}</h2>
            <ul>
              {moves.map((move, at) => (
                <li key={at}>
                  {what.one(
                    move.officers,
                    beats.names[move.from]!,
                    beats.names[move.to]!,
                    shifts[move.shift]!.name,
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <PrintFigure
          title={lorenz.title}
          draw={(place) => lorenzChart(cells, after?.levels.cells ?? null, isWeighted, place)}
        >
          <p>{lorenz.caption(cells.hoover)}</p>
        </PrintFigure>
        <p>{printed.note}</p>
      </>
    ),
  };
}
