import { pWords, whole } from "@/cells/words";
import type { TerrainView } from "./map";
import { interval, texts, times } from "./texts";

const { table } = texts;
const cell = "px-2 py-1 text-right tabular-nums";

/** What the chart shows, in figures. */
export function FactorsTable({ view }: { view: TerrainView }) {
  const { factors, notChosen } = view;
  return (
    <div className="flex flex-col gap-2">
      {factors.length > 0 && (
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <caption className="sr-only">{table.title}</caption>
            <thead>
              <tr className="border-b border-line text-soft">
                <th scope="col" className="px-2 py-1 text-left font-normal">
                  {table.where}
                </th>
                {[
                  table.times,
                  table.interval,
                  table.p,
                  table.cells,
                  table.incidents,
                  table.halves,
                  table.elsewhere,
                ].map((head) => (
                  <th key={head} scope="col" className="px-2 py-1 text-right font-normal">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {factors.map((factor) => (
                <tr key={factor.where} className="border-b border-line">
                  <th scope="row" className="px-2 py-1 text-left font-normal text-ink">
                    {factor.where}
                  </th>
                  <td className={`${cell} font-semibold`}>{times(factor.rrv)}</td>
                  <td className={cell}>{interval(factor)}</td>
                  <td className={cell}>{pWords(factor.pAdjusted).replace(/^p (= )?/, "")}</td>
                  <td className={cell}>{whole(factor.cells)}</td>
                  <td className={cell}>{whole(factor.incidents)}</td>
                  <td className={cell}>{factor.held ? table.ofHalves(factor.held.chosen) : "…"}</td>
                  <td className={cell}>
                    {factor.held
                      ? factor.held.rrvElsewhere === null
                        ? "–"
                        : times(factor.held.rrvElsewhere)
                      : "…"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {notChosen.length > 0 && (
        <p className="text-sm text-soft">{table.notChosen(notChosen.map(({ name }) => name))}</p>
      )}
    </div>
  );
}
