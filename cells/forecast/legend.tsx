import { ahead, came } from "./charts";
import { texts } from "./texts";

const { charts } = texts;

const shades = [
  { label: charts.fans[50], opacity: 50 },
  { label: charts.fans[80], opacity: 33 },
  { label: charts.fans[95], opacity: 15 },
];

/** Lines, the shades of the fan and, where some was held back, the dots of what came. */
export function FanLegend({ hold }: { hold: boolean }) {
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-soft">
      <Line label={charts.observed} colour="var(--soft)" width={1} />
      <Line label={charts.forecast} colour={ahead} width={3} />
      {shades.map(({ label, opacity }) => (
        <li key={label} className="flex items-center gap-1">
          <span
            aria-hidden
            className="h-2.5 w-4"
            style={{ background: `color-mix(in srgb, ${ahead} ${opacity}%, transparent)` }}
          />
          {label}
        </li>
      ))}
      {hold && (
        <li className="flex items-center gap-1">
          <span aria-hidden style={{ color: came }}>
            ○
          </span>
          {charts.held}
        </li>
      )}
    </ul>
  );
}

/** What the lines and marks of the chart of trials are. */
export function TrialLegend({ counting }: { counting: string }) {
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-soft">
      <Line label={charts.observed} colour="var(--soft)" width={1} />
      <Line label={charts.forecast} colour={ahead} width={3} />
      <Line label={charts.counting(counting)} colour="currentColor" width={1} dashed />
      <li className="flex items-center gap-1">
        <span aria-hidden style={{ color: came }}>
          ◇
        </span>
        {charts.outside}
      </li>
    </ul>
  );
}

interface LineProps {
  label: string;
  colour: string;
  width: number;
  dashed?: boolean;
}

function Line({ label, colour, width, dashed = false }: LineProps) {
  const border = `${width}px ${dashed ? "dashed" : "solid"} ${colour}`;
  return (
    <li className="flex items-center gap-1">
      <span aria-hidden className="w-4" style={{ borderTop: border }} />
      {label}
    </li>
  );
}
