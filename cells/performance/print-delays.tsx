import { PrintFigure, PrintTable } from "@/cells/print";
import type { ShareWithin } from "@/lib/methods/evaluate/time-to-event";
import { limits, type MeasureSummary } from "./compute";
import { PrintFunnels, PrintShares } from "./print-shares";
import { texts } from "./texts";
import { curveChart } from "./time-charts";
import type { PerformanceView } from "./view-data";

const { print: words, charts, delayTitles } = texts;

interface PrintDelaysProps {
  view: PerformanceView;
  areas: readonly number[];
  /** Shares of what comes soon. */
  soon: readonly MeasureSummary[];
}

/** Each delay by area, how charge sheets come over the days, and how soon with kinds of case being equal. */
export function PrintDelays({ view, areas, soon }: PrintDelaysProps) {
  const { delays, names, by, curve } = view;
  const kinds = [...new Set(delays.map(({ kind }) => kind))];
  if (kinds.length === 0) return null;
  return (
    <section className="flex flex-col gap-2.5">
      {kinds.map((kind, at) => {
        const own = delays.filter((each) => each.kind === kind);
        const hasLengths = own.some(({ median }) => median !== null);
        const hasShares = own.some(({ within }) => within !== null);
        const rows = own.filter(({ area }) => area === -1 || areas.includes(area));
        return (
          <div key={kind} data-together>
            {at === 0 && (
              <>
                <h2 className="text-[11pt] font-semibold">{words.delays}</h2>
                <p className="text-[7.5pt] text-soft">{words.delaysNote}</p>
              </>
            )}
            <PrintTable
              caption={delayTitles[kind]}
              columns={[
                { title: by.join(" · "), width: "22%" },
                { title: words.cases, isNumber: true },
                ...(hasLengths
                  ? [words.half, words.nine].map((title) => ({ title, isNumber: true }))
                  : []),
                ...(hasShares
                  ? limits.map((limit) => ({ title: words.within(limit), isNumber: true }))
                  : []),
              ]}
              rows={rows.map(({ area, cases, watched, exact, median, most, within }) => [
                names[area] ?? words.allAreas,
                Math.round(hasLengths ? cases : watched),
                ...(hasLengths
                  ? [median, most].map((each) => each && words.length(each, exact))
                  : []),
                ...(hasShares ? limits.map((_, at) => shareWords(within?.[at])) : []),
              ])}
            />
          </div>
        );
      })}
      <PrintFunnels view={view} summaries={soon}>
        {curve && <PrintFigure title={charts.curve} draw={(place) => curveChart(view, place)} />}
      </PrintFunnels>
      {soon.length > 0 && (
        <PrintShares view={view} areas={areas} summaries={soon} caption={words.soon} />
      )}
    </section>
  );
}

const shareWords = (found: ShareWithin | null | undefined) =>
  found ? `${texts.share(found.share)} (${words.range(found.low, found.high)})` : null;
