/**
 * Easter Sunday of a year of the Gregorian calendar, as an ISO day.
 * Source: the anonymous algorithm of Nature 13 (1876), as in Meeus, Astronomical Algorithms (1998), 8.
 */
export function easter(year: number): string {
  const golden = year % 19;
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const skipped = century - Math.floor(century / 4);
  const moved = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + skipped - moved + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const number = epact + weekday - 7 * late + 114;
  const [month, day] = [Math.floor(number / 31), (number % 31) + 1];
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
