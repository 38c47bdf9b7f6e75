const minutesOfDay = 1440;

/** Times that were written down rounder than they were. Shares of all incidents with a clock time. */
export interface Heaps {
  /** At a full hour. */
  fullHour: number;
  /** At 00:00 or, as some registers have it, at 00:01. */
  midnight: number;
  /** Full hours that have far more than those beside them: there an unknown hour is written. */
  favourite: { hour: number; share: number; times: number }[];
}

/** A full hour is a favourite from so many times the mean of its neighbours, and so large a share. */
const favouriteTimes = 2;
const favouriteShare = 0.01;

/** `minutes`: incidents by minute of the day, midnight first. */
export function heapsOf(minutes: ArrayLike<number>): Heaps | null {
  const at = (minute: number) => minutes[(minute + minutesOfDay) % minutesOfDay]!;
  let all = 0;
  for (let minute = 0; minute < minutesOfDay; minute++) all += at(minute);
  if (all === 0) return null;
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const midnight = at(0) + at(1);
  const favourite = hours
    .map((hour) => {
      const own = hour === 0 ? midnight : at(60 * hour);
      const beside = (at(60 * hour - 60) + at(60 * hour + 60)) / 2;
      return { hour, share: own / all, times: own / Math.max(1, beside) };
    })
    .filter(({ share, times }) => share >= favouriteShare && times >= favouriteTimes)
    .sort((a, b) => b.share - a.share);
  const full = hours.reduce((sum, hour) => sum + at(60 * hour), 0);
  return { fullHour: full / all, midnight: midnight / all, favourite };
}
