const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

export const formatCount = (count: number): string => whole.format(count);

/** 312 MB, 3.1 GB: one decimal below ten, none above. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** 8 ms, 1.2 s, 3 min 05 s. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const rest = Math.round(seconds);
  return `${Math.floor(rest / 60)} min ${String(rest % 60).padStart(2, "0")} s`;
}

/** 14 Mar, 21:05; the year only when it is another one. */
export function formatMoment(time: number, now: number = Date.now()): string {
  const date = new Date(time);
  const year =
    date.getFullYear() === new Date(now).getFullYear() ? {} : { year: "numeric" as const };
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "short", ...year });
  const hour = date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return `${day}, ${hour}`;
}

/** Line and column from one, of an offset in characters. */
export function placeOf(source: string, position: number): { line: number; column: number } {
  const before = source.slice(0, Math.max(0, position)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
