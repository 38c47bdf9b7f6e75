const minutesOfDay = 1440;

/** Months that are needed to see that their first day is a favourite. */
const leastFirsts = 6;

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
/** Fewer incidents than this at one minute are no favourite. */
const favouriteLeast = 50;

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
      return { hour, own, share: own / all, times: own / Math.max(1, beside) };
    })
    .filter(
      ({ own, share, times }) =>
        own >= favouriteLeast && share >= favouriteShare && times >= favouriteTimes,
    )
    .sort((a, b) => b.share - a.share)
    .map(({ hour, share, times }) => ({ hour, share, times }));
  const full = hours.reduce((sum, hour) => sum + at(60 * hour), 0);
  return { fullHour: full / all, midnight: midnight / all, favourite };
}

/** How many times the other days the 1st of a month has: there an unknown day is written. */
export function firstsOf(byDay: ArrayLike<number>, firstDay: number): number | null {
  const sums = { first: 0, firsts: 0, other: 0, others: 0 };
  for (let at = 0; at < byDay.length; at++) {
    if (new Date((firstDay + at) * 86_400_000).getUTCDate() === 1) {
      sums.first += byDay[at]!;
      sums.firsts++;
    } else {
      sums.other += byDay[at]!;
      sums.others++;
    }
  }
  if (sums.firsts < leastFirsts || sums.other === 0) return null;
  return sums.first / sums.firsts / (sums.other / sums.others);
}
