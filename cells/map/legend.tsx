import { texts } from "./texts";

const entriesAtMost = 12;

/** A legend entry: a swatch and what it stands for. */
export interface LegendEntry {
  css: string;
  label: string;
}

export interface LegendBlock {
  title: string;
  entries: readonly LegendEntry[];
  /** One bar from few to many. */
  ramp: boolean;
}

export function Legend({ title, entries, ramp }: LegendBlock) {
  if (entries.length === 0) return null;
  if (ramp) {
    return (
      <div className="flex items-center gap-2 text-sm text-soft">
        <span>{title}</span>
        <span>{texts.few}</span>
        <span className="flex">
          {entries.map(({ css }) => (
            <span key={css} className="h-3 w-6" style={{ background: css }} />
          ))}
        </span>
        <span>{texts.many}</span>
      </div>
    );
  }
  const rest = entries.length - entriesAtMost;
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink" aria-label={title}>
      <li className="text-soft">{title}</li>
      {entries.slice(0, entriesAtMost).map(({ css, label }) => (
        <li key={label} className="flex items-center gap-1.5 tabular-nums">
          <span className="size-3 rounded-xs border border-line" style={{ background: css }} />
          {label}
        </li>
      ))}
      {rest > 0 && <li className="text-faint">+ {rest}</li>}
    </ul>
  );
}
