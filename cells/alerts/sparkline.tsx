import { texts } from "./texts";

interface SparklineProps {
  counts: Float64Array;
  bound: number;
  isAlert: boolean;
}

const [width, height, room] = [104, 24, 4];

/** The last counts as a small line, the newest as a dot, the bound as dashes where it fits. */
export function Sparkline({ counts, bound, isAlert }: SparklineProps) {
  const top = Math.max(1, ...counts, Number.isFinite(bound) ? bound : 0);
  const x = (i: number) => room + ((width - 2 * room) * i) / Math.max(1, counts.length - 1);
  const y = (value: number) => height - room - ((height - 2 * room) * value) / top;
  const points = Array.from(counts, (count, i) => `${x(i).toFixed(1)},${y(count).toFixed(1)}`);
  const last = counts.length - 1;
  return (
    <svg
      role="img"
      aria-label={texts.sparkline([...counts])}
      viewBox={`0 0 ${width} ${height}`}
      className="h-6 w-26"
    >
      <line
        x1={room}
        x2={width - room}
        y1={y(bound)}
        y2={y(bound)}
        stroke="var(--faint)"
        strokeDasharray="2 2"
      />
      <polyline points={points.join(" ")} fill="none" stroke="var(--accent)" strokeWidth="1.2" />
      <circle
        cx={x(last)}
        cy={y(counts[last]!)}
        r={isAlert ? 3 : 2}
        fill={isAlert ? "#d95f02" : "var(--accent)"}
      />
    </svg>
  );
}
