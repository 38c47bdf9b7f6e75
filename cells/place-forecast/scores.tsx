"use client";

import { cellWords } from "@/cells/ground/texts";
import type { TestedModel } from "./tested";
import type { PlaceForecastView } from "./view-data";
import { viewTexts } from "./view-texts";

interface Mean {
  mean: number;
  low: number | null;
  high: number | null;
}

const inPercent = ({ mean, low, high }: Mean): Mean => ({
  mean: 100 * mean,
  low: low === null ? null : 100 * low,
  high: high === null ? null : 100 * high,
});

interface FigureProps {
  of: Mean | null;
  digits?: number;
  unit?: string;
  signed?: boolean;
}

/** A mean, with its interval below it. */
function Figure({ of, digits = 2, unit = "", signed = false }: FigureProps) {
  if (!of) return "–";
  const text = (value: number) => value.toFixed(digits).replace("-", "−");
  const { mean, low, high } = of;
  return (
    <>
      {signed && mean > 0 ? "+" : ""}
      {text(mean)}
      {unit}
      {low !== null && high !== null && (
        <span className="block text-xs text-faint">{viewTexts.to(text(low), text(high))}</span>
      )}
    </>
  );
}

/** Scores of the model, the two counts and the members, each with its interval. */
export function Scores({ view }: { view: PlaceForecastView }) {
  const { tested } = view;
  if (!tested) return null;
  const { models, count, origins } = tested;
  const [own] = models as [TestedModel];
  const n = own.origins.reduce((sum, each) => sum + each.incidents, 0);
  const chosen = own.origins[0]!.cells;
  const { column } = viewTexts;
  const staticRate = models.find(({ name }) => name === "historical count")!.summary.auc.mean;
  const cell = "py-1 pl-5 text-right font-normal whitespace-nowrap";
  return (
    <section aria-label={viewTexts.scores} className="text-sm">
      <h3 className="text-soft">{viewTexts.scores}</h3>
      <p className="mt-1 text-ink">{tested.verdict}</p>
      <div className="mt-1 overflow-x-auto" tabIndex={0} role="group" aria-label={viewTexts.scores}>
        <table className="tabular-nums" data-place-scores>
          <thead className="text-soft">
            <tr>
              <th className="py-1 text-left font-normal">{column.model}</th>
              <th className={cell}>{column.pai}</th>
              <th className={cell}>{column.gain}</th>
              <th className={cell}>{column.hitRate}</th>
              <th className={cell}>{column.peiStar}</th>
              <th className={cell}>{column.rri}</th>
              <th className={cell}>{column.auc}</th>
              <th className={cell}>{column.logScore}</th>
            </tr>
          </thead>
          <tbody>
            {models.map(({ name, role, summary, gain }) => (
              <tr key={name} className="border-t border-line align-top">
                <td className="py-1 whitespace-nowrap">
                  <span className={role === "chosen" ? "font-semibold" : ""}>{name}</span>{" "}
                  <span className="text-faint">{viewTexts.roles[role]}</span>
                </td>
                <td className={cell}>
                  <Figure of={summary.pai} digits={1} />
                </td>
                <td className={cell}>
                  {name === count ? viewTexts.theCount : <Figure of={gain} digits={1} signed />}
                </td>
                <td className={cell}>
                  <Figure of={inPercent(summary.hitRate)} digits={1} unit=" %" />
                </td>
                <td className={cell}>
                  <Figure of={summary.peiStar} />
                </td>
                <td className={cell}>
                  <Figure of={summary.rri} />
                </td>
                <td className={cell}>
                  <Figure of={summary.auc} />
                </td>
                <td className={cell}>
                  <Figure of={summary.logScore} digits={0} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-1 text-xs text-faint">
        {viewTexts.scoresCaption(
          cellWords(view.shape, view.size),
          chosen,
          chosen * view.cellKm2,
          view.areaKm2,
          n,
          origins.length,
        )}{" "}
        {viewTexts.aucNote(staticRate)}
      </p>
    </section>
  );
}
