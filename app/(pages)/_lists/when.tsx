"use client";

import { useEffect, useState } from "react";
import { formatMoment } from "@/lib/ui/format";

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** "2 hours ago", "yesterday", "now". Times in milliseconds. */
export function ago(time: number, now: number): string {
  const seconds = Math.min(0, (time - now) / 1000);
  const [unit, length] = steps.find(([, length]) => -seconds >= length) ?? ["second", 60];
  return relative.format(Math.ceil(seconds / length), unit);
}

/** The clock of the page; starts with the server's, so that both write the same words first. */
export function useNow(first: number): number {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The browser may stand in another time zone than the server; its date is the right one. */
export function When({ time, now }: { time: string; now: number }) {
  const at = Date.parse(time);
  return (
    <time dateTime={time} className="flex flex-col leading-5" suppressHydrationWarning>
      <span className="text-soft">{ago(at, now)}</span>
      <span className="text-xs text-faint" suppressHydrationWarning>
        {formatMoment(at, now)}
      </span>
    </time>
  );
}
