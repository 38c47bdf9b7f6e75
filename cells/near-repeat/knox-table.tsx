import type { Band } from "./tables";
import { texts } from "./texts";
import type { NearRepeatView } from "./view-data";

/** The classic table: distances down, days across, ratios in the cells, raised ones starred and tinted. */
export function KnoxTable({ bands, columns, made, permutations }: NearRepeatView) {
  const rows = Array.from({ length: bands.length / columns }, (_, row) =>
    bands.slice(row * columns, (row + 1) * columns),
  );
  return (
    <div className="overflow-x-auto">
      <table className="border-collapse text-sm tabular-nums" data-knox>
        <caption className="pb-2 text-left text-soft">{texts.caption}</caption>
        <thead>
          <tr className="border-b border-line text-soft">
            <th scope="col" className="py-1 pr-6 text-left font-normal">
              {texts.corner}
            </th>
            {rows[0]?.map(({ since, until }) => (
              <th
                key={since}
                scope="col"
                className="py-1 pr-7 pl-3 text-right font-normal whitespace-nowrap"
              >
                {texts.days(since, until)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]!.from} className="border-b border-line">
              <th scope="row" className="py-1 pr-6 text-left font-normal whitespace-nowrap">
                {texts.distance(row[0]!.from, row[0]!.to)}
              </th>
              {row.map((band) => (
                <Cell key={band.since} {...band} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-sm text-soft">
        <span className="mr-1.5 inline-block size-3 translate-y-0.5 border border-line bg-accent-wash" />
        {texts.legend}; {texts.stars}. {texts.under}
        {made < permutations && <span> {texts.early(made, permutations)}</span>}
      </p>
    </div>
  );
}

function Cell({ observed, expected, ratio, p, adjusted, raised }: Band) {
  const stars = starsOf(adjusted);
  const isTested = !Number.isNaN(adjusted);
  return (
    <td
      className={`py-1 pr-7 pl-3 text-right whitespace-nowrap ${raised ? "bg-accent-wash font-medium text-accent" : isTested ? "" : "text-faint"}`}
      title={texts.cell(observed, expected, p)}
      data-raised={raised || undefined}
    >
      <span className="relative">
        {texts.ratio(ratio)}
        <span className="absolute left-full">{stars}</span>
      </span>
      <span className={`block text-xs font-normal ${raised ? "text-soft" : "text-faint"}`}>
        {texts.pairs(observed, expected)}
      </span>
    </td>
  );
}

const starsOf = (p: number) => (p <= 0.001 ? "***" : p <= 0.01 ? "**" : p <= 0.05 ? "*" : "");
