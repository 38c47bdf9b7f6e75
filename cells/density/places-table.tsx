"use client";

import { formatNumber } from "@/lib/table/format";
import type { DensityView } from "./map";
import { three } from "@/cells/words";
import { texts } from "./texts";

/** The peaks of a density, the highest first. */
export function PlacesTable({ view }: { view: DensityView }) {
  const { places, bandwidth, measure, unit } = view;
  const hasAreas = places.some(({ area }) => area !== null);
  const { head } = texts;
  const right = "py-1 pl-6 text-right font-normal whitespace-nowrap";
  return (
    <section aria-label={texts.topPlaces} className="text-sm">
      <h3 className="text-soft">{texts.topPlaces}</h3>
      <div className="mt-1 overflow-x-auto" tabIndex={0} role="group" aria-label={texts.topPlaces}>
        <table className="tabular-nums" data-top-places>
          <thead className="text-soft">
            <tr>
              <th className="py-1 text-right font-normal">{head.rank}</th>
              {hasAreas && <th className="py-1 pl-6 text-left font-normal">{head.area}</th>}
              {measure && <th className={right}>{unit}</th>}
              <th className={right}>{head.density}</th>
              <th className={right}>{head.incidents}</th>
              <th className={right}>{head.share}</th>
              <th className={right}>{head.at}</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={place.rank} className="border-t border-line">
                <td className="py-1 text-right text-soft">{place.rank}</td>
                {hasAreas && (
                  <td className="py-1 pl-6 whitespace-nowrap">{place.area ?? texts.nowhere}</td>
                )}
                {measure && <td className={right}>{three(place.figure)}</td>}
                <td className={right}>{three(place.density)}</td>
                <td className={right}>{formatNumber(place.incidents)}</td>
                <td className={right}>{(100 * place.share).toFixed(1)} %</td>
                <td className={right}>
                  {place.latitude.toFixed(4)}, {place.longitude.toFixed(4)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-1 text-xs text-faint">{texts.within(bandwidth)}</p>
    </section>
  );
}
