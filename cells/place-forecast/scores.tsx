"use client";

import { cellWords } from "@/cells/ground/texts";
import type { TestedModel } from "./tested";
import { one, texts, withInterval } from "./texts";
import type { PlaceForecastView } from "./view-data";

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

const fine = (of: Mean | null, digits = 2): string => {
  if (!of) return "–";
  const text = (value: number) => value.toFixed(digits).replace("-", "−");
  return of.low === null || of.high === null
    ? text(of.mean)
    : `${text(of.mean)} (${text(of.low)} to ${text(of.high)})`;
};

/** Scores of the model, the two counts and the members, each with its interval. */
export function Scores({ view }: { view: PlaceForecastView }) {
  const { tested } = view;
  if (!tested) return null;
  const { models, count, origins } = tested;
  const [own] = models as [TestedModel];
  const n = own.origins.reduce((sum, each) => sum + each.incidents, 0);
  const chosen = own.origins[0]!.cells;
  const { column } = texts;
  const staticRate = models.find(({ name }) => name === "historical count")!.summary.auc.mean;
  const cell = "py-1 pl-6 text-right font-normal whitespace-nowrap";
  return (
    <section aria-label={texts.scores} className="text-sm">
      <h3 className="text-soft">{texts.scores}</h3>
      <p className="mt-1 text-ink">{tested.verdict}</p>
      <div className="mt-1 overflow-x-auto" tabIndex={0} role="group" aria-label={texts.scores}>
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
              <tr key={name} className="border-t border-line">
                <td className="py-1 whitespace-nowrap">
                  <span className={role === "chosen" ? "font-semibold" : ""}>{name}</span>{" "}
                  <span className="text-faint">{texts.roles[role]}</span>
                </td>
                <td className={cell}>{withInterval(summary.pai)}</td>
                <td className={cell}>{name === count ? texts.theCount : gainWords(gain!)}</td>
                <td className={cell}>{withInterval(inPercent(summary.hitRate))} %</td>
                <td className={cell}>{fine(summary.peiStar)}</td>
                <td className={cell}>{fine(summary.rri)}</td>
                <td className={cell}>{fine(summary.auc)}</td>
                <td className={cell}>{fine(summary.logScore, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-1 text-xs text-faint">
        {texts.scoresCaption(
          cellWords(view.shape, view.size),
          chosen,
          chosen * view.cellKm2,
          view.areaKm2,
          n,
          origins.length,
        )}{" "}
        {texts.aucNote(staticRate)}
      </p>
    </section>
  );
}

const gainWords = (gain: Mean): string =>
  `${gain.mean > 0 ? "+" : ""}${gain.low === null ? one(gain.mean) : withInterval(gain)}`;
