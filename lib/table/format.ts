import type { ColumnKind } from "@/lib/engine/engine";

/** How a missing value is shown. */
export const nothing = "–";

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

const memo = <T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T => {
  const known = formats.get(key);
  if (known) return known as T;
  const format = make();
  formats.set(key, format);
  return format;
};

/** With separators and at most `digits` decimals (6 unless told): `1,949,344`, `41.878114`. */
export const formatNumber = (value: number | bigint, locale = "en-GB", digits = 6): string => {
  if (typeof value === "number" && !Number.isFinite(value)) {
    return Number.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
  }
  const tiny = typeof value === "number" && value !== 0 && Math.abs(value) < 10 ** -digits;
  const options: Intl.NumberFormatOptions = tiny
    ? { maximumSignificantDigits: 3, notation: "scientific" }
    : { maximumFractionDigits: digits };
  return memo(`n ${locale} ${digits} ${tiny}`, () => new Intl.NumberFormat(locale, options)).format(
    value,
  );
};

/** `14 Mar 2018`. The UTC parts of a Date are what the data says; no zone is applied. */
export const formatDate = (value: Date, locale = "en-GB"): string =>
  memo(
    `d ${locale}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        day: "numeric",
        month: "short",
        year: "numeric",
        timeZone: "UTC",
      }),
  ).format(value);

/** `14 Mar 2018 21:00`, with seconds only when there are some. */
export const formatTimestamp = (value: Date, locale = "en-GB"): string => {
  const seconds = value.getTime() % 60_000 !== 0;
  const clock = value.toISOString().slice(11, seconds ? 19 : 16);
  return `${formatDate(value, locale)} ${clock}`;
};

/**
 * A value as the grid shows it. Whole numbers get separators unless the column is one whose
 * numbers are labels (`isLabel`): identifiers, years, codes.
 */
export const formatValue = (
  value: unknown,
  kind: ColumnKind,
  locale = "en-GB",
  label = false,
): string => {
  if (value === null || value === undefined) return nothing;
  if (typeof value === "number" || typeof value === "bigint") {
    return label ? String(value) : formatNumber(value, locale);
  }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return nothing;
    return kind === "date" ? formatDate(value, locale) : formatTimestamp(value, locale);
  }
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value instanceof Uint8Array) return `${formatNumber(value.length, locale)} bytes`;
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "bigint" ? String(each) : each,
  );
};

const labelWords =
  /(^|_)(id|ids|no|number|code|year|ward|beat|district|station|pin|pincode|zip|fir|iucr|area|key|rowid|week|month)$/;

/** Do the numbers of this column name things rather than count them? Then they get no separators. */
export const isLabel = (name: string, kind: ColumnKind): boolean => {
  if (kind !== "integer") return false;
  const snake = name
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3_$2$4")
    .replace(/[\s.-]+/g, "_");
  return labelWords.test(snake.toLowerCase());
};
