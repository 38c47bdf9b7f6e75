"use client";

import { useMemo } from "react";
import { wordsOf } from "./findings";
import type { Forecasts } from "./forecasts";
import { changeWords, figure, texts } from "./texts";
import type { Done } from "./trial-charts";

const { list } = texts;
/** Every series is in the table; so many are listed. */
const mostListed = 200;

interface SeriesListProps {
  all: Forecasts;
  drawn: readonly Done[];
  chosen: number;
  choose(series: number): void;
}

/** Series from the one that is expected to rise most to the one that falls most. */
export function SeriesList({ all, drawn, chosen, choose }: SeriesListProps) {
  const rows = useMemo(
    () =>
      drawn
        .map((each) => {
          const words = wordsOf(all, each);
          const change = words.before ? words.mean - words.before.count : 0;
          return { series: each.series, words, change, versus: all.versus.get(each.series)! };
        })
        .sort((a, b) => b.change - a.change),
    [all, drawn],
  );
  const before = rows[0]?.words.before?.words ?? "";
  const shown = [
    ...rows.slice(0, mostListed / 2),
    ...rows.slice(mostListed / 2).slice(-mostListed / 2),
  ];
  const number = "py-1 pr-3 text-right whitespace-nowrap";
  return (
    <section aria-label={list.title} data-series-list>
      <p className="text-sm text-soft">{list.title}</p>
      <div className="mt-1 max-h-80 overflow-auto" tabIndex={0}>
        <table className="w-full border-collapse text-sm tabular-nums">
          <thead>
            <tr className="text-soft">
              {[
                list.series,
                list.before(before),
                list.expected,
                list.interval,
                list.change,
                list.verdict,
              ].map((head, i) => (
                <th
                  key={head}
                  scope="col"
                  className={`sticky top-0 bg-paper py-1 pr-3 font-normal ${i === 0 || i === 5 ? "text-left" : "text-right"}`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ series, words: { name, mean, low, high, before: was }, versus }) => (
              <tr
                key={series}
                aria-selected={series === chosen}
                className={`cursor-pointer border-t border-line hover:bg-panel ${series === chosen ? "bg-accent-wash" : ""}`}
                onClick={() => choose(series)}
              >
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  <button className="text-left hover:underline">{name}</button>
                </th>
                <td className={number}>{was ? figure(was.count) : "–"}</td>
                <td className={`${number} font-medium`}>{figure(mean)}</td>
                <td className={number}>{list.span(low, high)}</td>
                <td className={number}>{was ? changeWords(mean, was.count) : "–"}</td>
                <td className="py-1 pr-3 text-left whitespace-nowrap">
                  {list.marks[versus.verdict]} {list.verdicts[versus.verdict]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length && (
        <p className="mt-1 text-xs text-faint">{list.more(rows.length - shown.length)}</p>
      )}
    </section>
  );
}
