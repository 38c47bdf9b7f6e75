/** Six years in minutes and days from their first moment. Local time, no zone. */
export const firstDay = Date.UTC(2019, 0, 1);
export const lastDay = Date.UTC(2024, 11, 31);
export const dayLength = 86_400_000;
export const days = Math.round((lastDay - firstDay) / dayLength) + 1;
/** The last minute of the six years, counted from the first. */
export const lastMinute = days * 1440 - 1;
export const years = 6;

/** Day of the register of an ISO date: `dayOf("2019-01-02")` is 1. */
export const dayOf = (date: string) => Math.round((Date.parse(date) - firstDay) / dayLength);
export const dateOf = (day: number) => new Date(firstDay + day * dayLength);
export const isoDate = (day: number) => dateOf(day).toISOString().slice(0, 10);

/** Year (0–5) of each day. */
export const yearOfDay = Uint8Array.from(
  { length: days },
  (_, day) => dateOf(day).getUTCFullYear() - 2019,
);

/** Night duty and what happens during it: 22:00 to 06:00. */
export const isNight = (hour: number) => hour >= 22 || hour < 6;
