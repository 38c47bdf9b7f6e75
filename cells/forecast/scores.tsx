import type { Forecasts } from "./forecasts";
import { modelName, scoreWords, texts } from "./texts";
import type { Done } from "./trial-charts";

const { columns } = texts.scores;

/** How each model did in the trials, the nearest first, beside counting. */
export function Scores({ all, series: { told } }: { all: Forecasts; series: Done }) {
  const rows = told.scores
    .filter(({ origins }) => origins > 0)
    .sort((a, b) => (a.mae ?? Infinity) - (b.mae ?? Infinity));
  const shareOf = (model: string) => told.members.find((each) => each.model === model)?.share ?? 0;
  return (
    <section aria-label={texts.scores.title} className="overflow-x-auto" tabIndex={0} data-scores>
      <p className="text-sm text-soft">{texts.scores.title}</p>
      <table className="mt-1 w-full border-collapse text-sm tabular-nums">
        <thead>
          <tr className="border-b border-line text-soft">
            {Object.values(columns).map((head, i) => (
              <th
                key={head}
                scope="col"
                className={`py-1 pr-3 font-normal ${i === 0 ? "text-left" : "text-right"}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((scores) => {
            const isOwn = scores.model === told.model;
            const isCounting = scores.model === told.baseline;
            return (
              <tr
                key={scores.model}
                className={`border-b border-line ${isOwn ? "bg-accent-wash font-medium" : ""}`}
              >
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  {modelName(scores.model, all.period)}
                  <span className="block text-xs text-faint">
                    {isOwn ? texts.scores.own : isCounting ? texts.scores.counting : ""}
                  </span>
                </th>
                {scoreWords(scores, isOwn ? null : shareOf(scores.model)).map((words, i) => (
                  <td key={i} className="py-1 pr-3 text-right whitespace-nowrap">
                    {words}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="mt-1 text-xs text-faint">{texts.scores.caption(all.period)}</p>
    </section>
  );
}
