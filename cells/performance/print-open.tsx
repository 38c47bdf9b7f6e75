import { PrintFigure, PrintTable } from "@/cells/print";
import { ages } from "./pendency";
import { texts } from "./texts";
import { ageColours, flowChart, pendencyChart } from "./time-charts";
import type { PerformanceView } from "./view-data";

const { print: words, charts } = texts;
const yearly = 12;

/** Open cases of all areas month by month, and of each area at the last month's end. */
export function PrintOpen({ view, areas }: { view: PerformanceView; areas: readonly number[] }) {
  const { names, by } = view;
  const { ends, open, flow } = view.pendency!;
  const months = ends.length;
  const last = new Date(ends.at(-1)! * 86_400_000);
  const recent = Math.min(yearly, months);
  const openOf = (area: number, age: number) =>
    open[(area * months + months - 1) * ages.length + age]!;
  const latest = (values: Float64Array, area: number) =>
    values.subarray((area + 1) * months - recent, (area + 1) * months).reduce((a, b) => a + b, 0);
  const figuresOf = (area: number) => {
    const byAge = ages.map((_, age) => openOf(area, age));
    return [
      byAge.reduce((sum, each) => sum + each, 0),
      ...byAge,
      ...(flow ? [latest(flow.opened, area), latest(flow.closed, area)] : []),
    ];
  };
  const rows = areas.map(figuresOf);
  const all = Array.from(names.keys(), figuresOf);
  const sums = rows[0]!.map((_, at) => all.reduce((sum, row) => sum + row[at]!, 0));
  return (
    <section data-new-page className="flex flex-col gap-2.5">
      <PrintFigure
        title={charts.pendency(charts.allAreas)}
        draw={(place) => pendencyChart(view, -1, charts.allAreas, place)}
        legend={charts.ages.map((name, age) => ({ name, colour: ageColours[age]! }))}
      />
      {flow && (
        <PrintFigure
          title={charts.flow(charts.allAreas)}
          draw={(place) => flowChart(view, -1, charts.allAreas, place)}
          legend={[
            { name: charts.opened, colour: "var(--accent)" },
            { name: charts.closedDashed, colour: "#d55e00" },
          ]}
        />
      )}
      <PrintTable
        caption={words.openTable(last)}
        columns={[
          { title: by.join(" · "), width: "26%" },
          { title: words.all, isNumber: true },
          ...words.ages.map((title) => ({ title, isNumber: true })),
          ...(flow
            ? [words.opened(recent), words.ended(recent)].map((title) => ({
                title,
                isNumber: true,
              }))
            : []),
        ]}
        rows={[[words.allAreas, ...sums], ...areas.map((area, at) => [names[area]!, ...rows[at]!])]}
      />
    </section>
  );
}
