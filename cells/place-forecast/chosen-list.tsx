"use client";

import { Download } from "lucide-react";
import { quietButton } from "@/lib/ui/grid/csv-download";
import { saveFile } from "@/lib/ui/save-file";
import { chosenCsv, chosenGeoJson } from "./save";
import { expectedWords, probabilityWords } from "./texts";
import type { PlaceForecastView } from "./view-data";
import { viewTexts } from "./view-texts";

const shown = 10;

/** The chosen cells, the best first, and the way to files of all of them. */
export function ChosenList({ view, name }: { view: PlaceForecastView; name: string }) {
  const { chosen, hasFactors } = view;
  const { head } = viewTexts;
  const isTerrain = view.program.model === "risk terrain";
  const factors = isTerrain ? head.terrain : head.reasons;
  const whyHead = hasFactors ? factors : head.counted;
  const hasAreas = chosen.some(({ area }) => area !== null);
  const right = "py-1 pl-6 text-right font-normal whitespace-nowrap";
  const left = "py-1 pl-6 text-left font-normal";
  return (
    <section aria-label={viewTexts.list} className="text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h3 className="text-soft">{viewTexts.list}</h3>
        <SaveButton
          label={viewTexts.saveCsv}
          file={`${name}.csv`}
          type="text/csv;charset=utf-8"
          text={() => chosenCsv(view)}
        />
        <SaveButton
          label={viewTexts.saveGeoJson}
          file={`${name}.geojson`}
          type="application/geo+json"
          text={() => chosenGeoJson(view)}
        />
      </div>
      <div className="mt-1 overflow-x-auto" tabIndex={0} role="group" aria-label={viewTexts.list}>
        <table className="tabular-nums" data-chosen-cells>
          <thead className="text-soft">
            <tr>
              <th className="py-1 text-right font-normal">{head.rank}</th>
              {hasAreas && <th className={left}>{head.area}</th>}
              <th className={right}>{head.expected}</th>
              <th className={right}>{head.probability}</th>
              {!hasAreas && <th className={right}>{head.at}</th>}
              <th className={`${left} w-full`}>{whyHead}</th>
            </tr>
          </thead>
          <tbody>
            {chosen.slice(0, shown).map((cell) => (
              <tr key={cell.rank} className="border-t border-line align-top">
                <td className="py-1 text-right text-soft">{cell.rank}</td>
                {hasAreas && <td className={`${left} whitespace-nowrap`}>{cell.area}</td>}
                <td className={right}>{expectedWords(cell.expected)}</td>
                <td className={right}>
                  {probabilityWords(cell.probability)}
                  {cell.isAlert && (
                    <strong className="pl-2 font-semibold">{viewTexts.alert}</strong>
                  )}
                </td>
                {!hasAreas && (
                  <td className={right}>
                    {cell.latitude.toFixed(5)}, {cell.longitude.toFixed(5)}
                  </td>
                )}
                <td className={`${left} min-w-64`}>{cell.reasons.join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen.length > shown && (
        <p className="mt-1 text-xs text-faint">{viewTexts.more(shown, chosen.length)}</p>
      )}
    </section>
  );
}

interface SaveButtonProps {
  label: string;
  file: string;
  type: string;
  text(): string;
}

function SaveButton({ label, file, type, text }: SaveButtonProps) {
  return (
    <button
      type="button"
      className={quietButton}
      onClick={() => saveFile(new Blob([text()], { type }), file)}
    >
      <Download aria-hidden className="size-3.5" />
      {label}
    </button>
  );
}
