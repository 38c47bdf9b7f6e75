import type { ReactNode } from "react";
import { PrintFigure, PrintTable } from "@/cells/print";
import { whole } from "@/cells/words";
import type { AreaRate, Measure, MeasureSummary } from "./compute";
import { isCalled } from "./findings";
import { funnelChart, mixedSide } from "./funnel-chart";
import { texts } from "./texts";
import type { PerformanceView } from "./view-data";

const { print: words, measureTitles } = texts;

interface Printed {
  view: PerformanceView;
  areas: readonly number[];
}

interface Summaries {
  summaries: readonly MeasureSummary[];
  caption: string;
}

const marks = { above: "▲ ", below: "▼ ", within: "" } as const;

/** A share with its interval, and what is expected, in two lines. */
function Share({ rate, cases }: { rate: AreaRate | MeasureSummary; cases: number }) {
  const { events, cases: own, low, high } = rate;
  if (own === 0) return null;
  const isArea = "compared" in rate;
  const compared = isArea ? rate.compared : null;
  const share = `${isArea ? marks[mixedSide(rate)] : ""}${texts.share(events / own)}`;
  return (
    <>
      {isArea && isCalled(rate) ? <strong>{share}</strong> : share}
      {own !== cases && ` ${words.of(own)}`}
      <span className="block text-[7pt] text-soft">
        {words.range(low, high)}
        {compared && !Number.isNaN(compared.z) && ` (${words.hundred(compared.expected / own)})`}
      </span>
    </>
  );
}

/** Shares of every area with their intervals: the caterpillars of the screen as one table. */
export function PrintShares({ view, areas, summaries, caption }: Printed & Summaries) {
  const { names, by, rates } = view;
  const isCompared = names.length > 1;
  const rateOf = new Map(
    rates
      .filter(({ which }) => which === "all")
      .map((rate) => [`${rate.measure} ${rate.area}`, rate]),
  );
  const of = (measure: Measure, area: number) => rateOf.get(`${measure} ${area}`)!;
  const first = summaries[0]!;
  return (
    <section data-together>
      <PrintTable
        caption={caption}
        columns={[
          { title: by.join(" · ") },
          { title: words.cases, isNumber: true },
          ...summaries.map(({ measure }) => ({ title: measureTitles[measure], isNumber: true })),
        ]}
        rows={[
          [
            words.allAreas,
            whole(first.cases),
            ...summaries.map((each) => (
              <Share key={each.measure} rate={each} cases={first.cases} />
            )),
          ],
          ...areas.map((area) => {
            const { cases } = of(first.measure, area);
            return [
              names[area]!,
              whole(cases),
              ...summaries.map(({ measure }) => (
                <Share key={measure} rate={of(measure, area)} cases={cases} />
              )),
            ];
          }),
        ]}
      />
      <p className="text-[7.5pt] text-soft">
        {words.endsCaption(isCompared)} {isCompared && words.marks}
      </p>
    </section>
  );
}

interface PrintFunnelsProps {
  view: PerformanceView;
  summaries: readonly MeasureSummary[];
  /** Another chart beside them. */
  children?: ReactNode;
}

/** The funnels of shares that are compared, two beside each other. */
export function PrintFunnels({ view, summaries, children }: PrintFunnelsProps) {
  const compared = summaries.filter(({ measure }) => measure !== "discovered");
  if (view.names.length < 2 || compared.length === 0) return children;
  return (
    <section className="flex flex-col gap-2" data-together>
      <h3 className="font-semibold">{words.funnels}</h3>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2">
        {compared.map((summary) => (
          <PrintFigure
            key={summary.measure}
            title={measureTitles[summary.measure]}
            draw={(place) => funnelChart(view, summary, "mixed", place)}
          />
        ))}
        {children}
      </div>
      <p className="text-[7.5pt] text-soft">{words.funnelsCaption}</p>
    </section>
  );
}

/** Who finds more clears more: the first share apart for reported cases and those that the police found. */
export function PrintWays({ view, areas }: Printed) {
  const { summaries, names, by, rates } = view;
  const { measure } = summaries[0]!;
  const ways = (["reported", "discovered"] as const).map((which) => ({
    title: words[which],
    own: new Map(
      rates
        .filter((rate) => rate.which === which && rate.measure === measure)
        .map((rate) => [rate.area, rate]),
    ),
  }));
  if (ways.every(({ own }) => own.size === 0)) return null;
  return (
    <div data-together>
      <PrintTable
        caption={words.ways(measure)}
        columns={[
          { title: by.join(" · "), width: "26%" },
          ...ways.flatMap(({ title }) => [
            { title: `${title}: ${words.cases.toLowerCase()}`, isNumber: true },
            { title: `${title}: ${words.share.toLowerCase()}`, isNumber: true },
            { title: `${title}: ${words.interval}`, isNumber: true },
          ]),
        ]}
        rows={areas.map((area) => [
          names[area]!,
          ...ways.flatMap(({ own }) => {
            const { cases, events, low, high } = own.get(area)!;
            return cases === 0
              ? ["0", null, null]
              : [whole(cases), texts.share(events / cases), words.range(low, high)];
          }),
        ])}
      />
    </div>
  );
}
