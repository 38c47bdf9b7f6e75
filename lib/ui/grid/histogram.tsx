import type { ColumnInfo, ColumnProfile } from "@/lib/engine/engine";
import { formatValue } from "@/lib/table/format";
import { isPlainNumber } from "./number-rule";
import { gridTexts as texts } from "./texts";

interface HistogramProps {
  column: ColumnInfo;
  bins: ColumnProfile["bins"];
}

const width = 296;
const height = 56;

/** Equal-width bins as bars on a common zero line. */
export function Histogram({ column, bins }: HistogramProps) {
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const step = width / bins.length;
  const isTime = column.kind === "date" || column.kind === "timestamp";
  const isPlain = isPlainNumber(column, [bins[0]?.from ?? null, bins.at(-1)?.to ?? null]);
  const edge = (value: number | undefined) => {
    if (value === undefined) return "";
    return isPlain ? String(value) : formatValue(isTime ? new Date(value) : value, column.kind);
  };
  return (
    <figure className="text-faint">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="w-full"
        role="img"
        aria-label={texts.histogram(column.name)}
      >
        {bins.map((bin, index) => {
          const tall = bin.count === 0 ? 0 : Math.max(1, (bin.count / most) * (height - 2));
          return (
            <rect
              key={index}
              x={index * step + 0.5}
              width={Math.max(0.5, step - 1)}
              y={height - 1 - tall}
              height={tall}
              fill="var(--accent)"
            >
              <title>{texts.bin(bin.label, bin.count)}</title>
            </rect>
          );
        })}
        <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} stroke="var(--line)" />
      </svg>
      <figcaption className="flex justify-between text-xs">
        <span>{edge(bins[0]?.from)}</span>
        <span>{edge(bins.at(-1)?.to)}</span>
      </figcaption>
    </figure>
  );
}
