import { whole } from "@/cells/words";
import { formatNumber } from "@/lib/table/format";

/** One digit behind the point is enough to plan with, two for what is rare. */
export const few = (value: number): string =>
  formatNumber(Number(value.toFixed(value < 1 ? 2 : value < 100 ? 1 : 0)));

/** "3 shifts a week". */
export const shiftsAWeek = (count: number): string =>
  `${Number.isInteger(count) ? whole(count) : few(count)} ${count === 1 ? "shift" : "shifts"} a week`;

export const signed = (change: number): string =>
  change === 0 ? "0" : `${change > 0 ? "+" : "−"}${few(Math.abs(change))}`;
