/**
 * Values read straight from the bytes of a file. Each reader answers whether all bytes
 * from `start` to `end` are such a value and leaves it in `read`: no object per value.
 */
export const read = {
  number: 0,
  /** Digits before the point. */
  digits: 0,
  /** Digits that count, for numbers with a fraction. */
  significant: 0,
  /** Digits behind the mark. */
  places: 0,
  fraction: false,
  year: 0,
  first: 0,
  second: 0,
  /** Microseconds since midnight. */
  micros: 0,
  clock: false,
  /** `Y` year first, `N` both orders possible, `M` a month in letters. */
  shape: "Y" as "Y" | "N" | "M",
  /** Minutes east of Greenwich, or null where nothing is said. */
  zone: null as number | null,
};

const zero = 48;
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;
const powers = Float64Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
const latin = new TextDecoder("latin1");

/** Whole numbers as people write them: no plus, no zeros in front. */
export function isInteger(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  const digits = end - at;
  if (digits < 1 || (bytes[at] === zero && (digits > 1 || negative))) return false;
  let number = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! - zero;
    if (digit < 0 || digit > 9) return false;
    number = number * 10 + digit;
  }
  read.number = negative ? -number : number;
  read.digits = digits;
  read.fraction = false;
  return true;
}

export const point = 46;
export const comma = 44;

/** Decimal numbers with a point (or a comma); an exponent only with a sign or a fraction, so that "5E10" stays a code. */
export function isNumber(bytes: Uint8Array, start: number, end: number, decimal = point): boolean {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  const whole = at;
  let mantissa = 0;
  while (at < end && isDigit(bytes[at])) mantissa = mantissa * 10 + bytes[at++]! - zero;
  const digits = at - whole;
  if (digits > 1 && bytes[whole] === zero) return false;
  let places = 0;
  if (bytes[at] === decimal && at < end) {
    const from = ++at;
    while (at < end && isDigit(bytes[at])) mantissa = mantissa * 10 + bytes[at++]! - zero;
    places = at - from;
    if (places === 0) return false;
  }
  if (digits + places === 0) return false;
  let exponent = false;
  if (at < end && (bytes[at] === 69 || bytes[at] === 101)) {
    at++;
    const signed = bytes[at] === 43 || bytes[at] === 45;
    if (signed) at++;
    if (!signed && places === 0) return false;
    const from = at;
    while (at < end && isDigit(bytes[at])) at++;
    if (at === from) return false;
    exponent = true;
  }
  if (at !== end) return false;
  const exact = !exponent && mantissa <= Number.MAX_SAFE_INTEGER && places <= 22;
  const number = exact
    ? mantissa / powers[places]!
    : Math.abs(Number(latin.decode(bytes.subarray(start, end)).replace(",", ".")));
  if (!Number.isFinite(number)) return false;
  read.number = negative ? -number : number;
  read.digits = digits;
  read.significant = (digits === 1 && bytes[whole] === zero ? 0 : digits) + places;
  read.places = places;
  read.fraction = places > 0 || exponent;
  return true;
}

/** true or false in any case; the answer is `read.number`. */
export function isBoolean(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length !== 4 && length !== 5) return false;
  const word = length === 4 ? "true" : "false";
  for (let i = 0; i < length; i++) {
    if ((bytes[start + i]! | 32) !== word.charCodeAt(i)) return false;
  }
  read.number = length === 4 ? 1 : 0;
  return true;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const fullMonths =
  "january february march april may june july august september october november december".split(
    " ",
  );

let at = 0;

function digitsAt(bytes: Uint8Array, end: number, most: number): number {
  const from = at;
  let number = 0;
  while (at < end && at - from < most && isDigit(bytes[at])) {
    number = number * 10 + bytes[at++]! - zero;
  }
  return at === from ? -1 : number;
}

function monthAt(bytes: Uint8Array, end: number): number {
  const from = at;
  while (at < end && at - from < 9 && (bytes[at]! | 32) >= 97 && (bytes[at]! | 32) <= 122) at++;
  const word = latin.decode(bytes.subarray(from, at)).toLowerCase();
  const short = months.indexOf(word) + 1;
  return short || fullMonths.indexOf(word) + 1;
}

function clockAt(bytes: Uint8Array, end: number): boolean {
  const from = at;
  const hour = digitsAt(bytes, end, 2);
  if (hour < 0 || bytes[at] !== 58 || at === from) return false;
  at++;
  const minuteFrom = at;
  const minute = digitsAt(bytes, end, 2);
  if (at - minuteFrom !== 2) return false;
  let second = 0;
  let micros = 0;
  if (at < end && bytes[at] === 58) {
    const secondFrom = ++at;
    second = digitsAt(bytes, end, 2);
    if (at - secondFrom !== 2) return false;
    if (at < end && (bytes[at] === 46 || bytes[at] === 44)) {
      at++;
      const fractionFrom = at;
      micros = digitsAt(bytes, end, 6);
      if (micros < 0) return false;
      micros *= powers[6 - (at - fractionFrom)]!;
      // Finer than a microsecond would be lost.
      while (at < end && isDigit(bytes[at])) if (bytes[at++] !== zero) return false;
    }
  }
  let hours = hour;
  const mark = at < end && bytes[at] === 32 ? at + 1 : at;
  const half = mark + 1 < end ? bytes[mark]! | 32 : 0;
  if ((half === 97 || half === 112) && (bytes[mark + 1]! | 32) === 109) {
    if (hour < 1 || hour > 12) return false;
    hours = (hour % 12) + (half === 112 ? 12 : 0);
    at = mark + 2;
  }
  if (hours > 23 || minute > 59 || second > 59) return false;
  read.micros = ((hours * 60 + minute) * 60 + second) * 1e6 + micros;
  return true;
}

function zoneAt(bytes: Uint8Array, end: number): boolean {
  if (bytes[at] === 90 || bytes[at] === 122) {
    at++;
    read.zone = 0;
    return true;
  }
  if (bytes[at] === 32) at++;
  const sign = bytes[at] === 43 ? 1 : bytes[at] === 45 ? -1 : 0;
  if (!sign) return false;
  at++;
  const hours = digitsAt(bytes, end, 2);
  if (hours < 0 || hours > 14) return false;
  let minutes = 0;
  if (at < end) {
    if (bytes[at] === 58) at++;
    minutes = digitsAt(bytes, end, 2);
    if (minutes < 0 || minutes > 59) return false;
  }
  read.zone = sign * (hours * 60 + minutes);
  return true;
}

/**
 * Dates, with or without a time: 2018-01-31, 31/01/2018 23:55, 01/31/2018 11:55:00 PM,
 * 5-Jan-2018, 2018-01-31T23:55:00.123Z. Days beyond their month are refused by `dayNumber`.
 */
export function isMoment(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 8 || end - start > 40 || !isDigit(bytes[start])) return false;
  at = start;
  const one = digitsAt(bytes, end, 4);
  const oneDigits = at - start;
  const separator = bytes[at];
  if (separator !== 45 && separator !== 47 && separator !== 46 && separator !== 32) return false;
  at++;
  const letters = at < end && !isDigit(bytes[at]);
  if (separator === 32 && !letters) return false;
  const two = letters ? monthAt(bytes, end) : digitsAt(bytes, end, 2);
  if (two < 1 || at >= end || bytes[at] !== separator) return false;
  const threeFrom = ++at;
  const three = digitsAt(bytes, end, 4);
  const threeDigits = at - threeFrom;
  if (oneDigits === 4 && threeDigits <= 2 && three > 0 && !letters) {
    read.shape = "Y";
    read.year = one;
    read.first = two;
    read.second = three;
  } else if (oneDigits <= 2 && threeDigits === 4 && one > 0) {
    read.shape = letters ? "M" : "N";
    read.year = three;
    read.first = one;
    read.second = two;
  } else return false;
  if (read.year < 1000) return false;
  read.clock = false;
  read.micros = 0;
  read.zone = null;
  if (at === end) return true;
  if (bytes[at] !== 32 && bytes[at] !== 84 && bytes[at] !== 116) return false;
  at++;
  if (bytes[at] === 32) at++;
  if (!clockAt(bytes, end)) return false;
  read.clock = true;
  return at === end || (zoneAt(bytes, end) && at === end);
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01, or NaN where there is no such day. */
export function dayNumber(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1) return NaN;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > lengths[month - 1]! + (leap ? 1 : 0)) return NaN;
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  );
}
