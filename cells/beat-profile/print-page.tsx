"use client";

import dynamic from "next/dynamic";
import type { Place } from "@/cells/plot/figure";
import { PrintFigure, PrintTable, type PrintedPage } from "@/cells/print";
import { hoursChart, monthsChart, monthsLegend } from "./charts";
import { words } from "./section-texts";
import type { Section } from "./sections";
import { texts } from "./texts";
import type { ProfileView } from "./view-data";

const { charts } = words;

/** deck.gl comes with it. */
const PrintMap = dynamic(() => import("@/cells/print/print-map").then(({ PrintMap }) => PrintMap), {
  ssr: false,
  loading: () => <span data-print-waits />,
});

/** Two pages for the station: what and when, then where, duty and cases. */
export function printedPage(view: ProfileView, provenance: readonly string[]): PrintedPage {
  const { foreseen } = view.months;
  const all = view.weeks?.[0];
  return {
    title: texts.profileOf(view.title),
    period: view.period,
    provenance: [texts.caution, ...provenance],
    body: (
      <>
        <ul className="list-disc pl-5 text-[9.5pt]">
          {view.findings.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Tables view={view} ids={["heads"]} />
        <PrintFigure
          title={charts.months}
          draw={(place: Place) => monthsChart(view.months.points, place)}
          legend={foreseen ? monthsLegend : []}
        >
          {foreseen &&
            charts.monthsCaption(foreseen.by, foreseen.held, foreseen.tried, foreseen.miss)}
        </PrintFigure>
        {all && (
          <PrintFigure
            title={charts.week}
            draw={(place: Place) => hoursChart(view, all.hours, place)}
          />
        )}
        <div data-new-page className="flex flex-col gap-2.5">
          <Tables view={view} ids={["shifts", "gaps", "times"]} />
        </div>
        <div className="grid grid-cols-2 items-start gap-4">
          {view.map && <PrintMap view={view.map} height={290} />}
          <div className="flex flex-col gap-2.5">
            <Tables view={view} ids={["stages", "offenders"]} />
            {view.again.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
        <Tables view={view} ids={["squares", "beats"]} />
        {view.missing.length > 0 && <p>{texts.missing(view.missing)}</p>}
      </>
    ),
  };
}

const Tables = ({ view, ids }: { view: ProfileView; ids: readonly Section["id"][] }) =>
  view.sections
    .filter(({ id }) => ids.includes(id))
    .map(({ id, title, columns, rows, note }) => (
      <div key={id}>
        <PrintTable caption={title} columns={columns} rows={rows} />
        {note && <p className="text-[7pt] text-soft">{note}</p>}
      </div>
    ));
