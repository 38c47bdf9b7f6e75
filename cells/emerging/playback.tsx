"use client";

import { ChevronRight, Pause, Play } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { texts } from "./texts";

/** Milliseconds a slice stays. */
const pace = 700;

interface PlaybackProps {
  names: readonly string[];
  /** Hot cells of each slice. */
  hot: readonly number[];
  at: number;
  onChange(at: number): void;
}

/** A slider over the slices of time with play and pause; one step a press where less motion is wanted. */
export function Playback({ names, hot, at, onChange }: PlaybackProps) {
  const isCalm = useLessMotion();
  const [isPlaying, setPlaying] = useState(false);
  const next = (at + 1) % names.length;
  const runs = isPlaying && !isCalm;
  useEffect(() => {
    if (!runs) return;
    const timer = setTimeout(() => {
      onChange(next);
      if (next === names.length - 1) setPlaying(false);
    }, pace);
    return () => clearTimeout(timer);
  }, [runs, next, names.length, onChange]);
  const press = () => {
    if (isCalm) return onChange(next);
    if (!isPlaying) onChange(next);
    setPlaying(!isPlaying);
  };
  const Icon = isCalm ? ChevronRight : runs ? Pause : Play;
  const label = isCalm ? texts.next : runs ? texts.pause : texts.play;
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <button
        className="flex items-center gap-1 rounded border border-line bg-paper px-2 py-1 text-ink hover:bg-accent-wash"
        onClick={press}
      >
        <Icon size={16} aria-hidden />
        {label}
      </button>
      <div className="flex min-w-48 flex-1 flex-col">
        <Bars values={hot} at={at} />
        <input
          type="range"
          className="w-full accent-(--accent)"
          aria-label={texts.slider}
          aria-valuetext={`${names[at]}, ${texts.hotNow(hot[at]!)}`}
          min={0}
          max={names.length - 1}
          step={1}
          value={at}
          onChange={(event) => {
            setPlaying(false);
            onChange(Number(event.target.value));
          }}
        />
      </div>
      <output className="w-56 text-ink tabular-nums">
        {names[at]} <span className="text-soft">· {texts.hotNow(hot[at]!)}</span>
      </output>
    </div>
  );
}

/** Hot cells over time, above the slider. */
function Bars({ values, at }: { values: readonly number[]; at: number }) {
  const most = Math.max(1, ...values);
  return (
    <svg
      aria-hidden
      className="h-6 w-full px-2"
      viewBox={`0 0 ${values.length} 1`}
      preserveAspectRatio="none"
    >
      {values.map((value, i) => (
        <rect
          key={i}
          x={i + 0.1}
          width={0.8}
          y={1 - value / most}
          height={value / most}
          className={i === at ? "fill-(--accent)" : "fill-(--line)"}
        />
      ))}
    </svg>
  );
}

const query = "(prefers-reduced-motion: reduce)";

const useLessMotion = () =>
  useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => matchMedia(query).matches,
    () => false,
  );
