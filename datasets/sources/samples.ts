/** What sample values of one column look like. Shares are of the values that are not empty. */
export interface Sample {
  values: number;
  empty: number;
  distinct: number;
  /** Share that reads as a day or moment, and the order of day and month where it shows. */
  dates: number;
  order: "dmy" | "mdy" | "ymd" | "either";
  /** Share of the dates that have a clock time other than midnight. */
  clocks: number;
  /** Share written as a month of a year, `2018-01`. */
  months: number;
  /** Share that is a clock time alone, `21:30` or 2130. */
  times: number;
  numbers: number;
  /** Share of the numbers with a fraction. */
  fractions: number;
  least: number;
  most: number;
  flags: number;
  /** Mean length of the text. */
  length: number;
}

const isoDay = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]+(.*))?$/;
const mixedDay = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T]+(.*))?$/;
const namedDay = /^\d{1,2}[- ]\p{L}{3,9}[- ]\d{2,4}(?:[ T]+(.*))?$/u;
const yearMonth = /^(?:\d{4}[-/]\d{1,2}|\d{1,2}\/\d{4}|\p{L}{3,9} \d{4})$/u;
const clock = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?$/i;
const midnight = /^(?:0?0:00|12:00(?=.*am$))/i;
const flag = /^(?:true|false|yes|no|y|n|t|f)$/i;

const share = (part: number, of: number) => (of === 0 ? 0 : part / of);

const asText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19);
  }
  const text = String(value).trim();
  return text === "" || text.toUpperCase() === "NULL" ? null : text;
};

/** What is told by up to 1,000 values. */
export function look(values: readonly unknown[]): Sample {
  const texts = values.slice(0, 1000).map(asText);
  const full = texts.filter((text) => text !== null);
  let [dates, clocks, months, times, numbers, fractions, flags, length] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [dayFirst, monthFirst, mixed] = [false, false, 0];
  let [least, most] = [Infinity, -Infinity];
  for (const text of full) {
    length += text.length;
    const order = mixedDay.exec(text);
    const day = isoDay.exec(text) ?? order ?? namedDay.exec(text);
    if (day) {
      dates++;
      const time = order ? order[4] : day[1];
      if (time && !midnight.test(time)) clocks++;
      if (order) {
        mixed++;
        if (Number(order[1]) > 12) dayFirst = true;
        if (Number(order[2]) > 12) monthFirst = true;
      }
    } else if (clock.test(text)) times++;
    else if (yearMonth.test(text)) months++;
    if (flag.test(text)) flags++;
    const plain = text.replaceAll(",", "");
    const number = /\d/.test(plain) ? Number(plain) : NaN;
    if (Number.isFinite(number)) {
      numbers++;
      if (!Number.isInteger(number)) fractions++;
      least = Math.min(least, number);
      most = Math.max(most, number);
      if (/^\d{3,4}$/.test(text) && number < 2400 && number % 100 < 60) times++;
    }
  }
  return {
    values: full.length,
    empty: texts.length - full.length,
    distinct: new Set(full).size,
    dates: share(dates, full.length),
    order: mixed === 0 ? "ymd" : dayFirst === monthFirst ? "either" : dayFirst ? "dmy" : "mdy",
    clocks: share(clocks, dates),
    months: share(months, full.length),
    times: share(times, full.length),
    numbers: share(numbers, full.length),
    fractions: share(fractions, numbers),
    least,
    most,
    flags: share(flags, full.length),
    length: share(length, full.length),
  };
}
