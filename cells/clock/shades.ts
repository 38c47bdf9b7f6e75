import { hcl } from "d3";
import { colourScales } from "@/cells/fields/scales";
import { formatNumber } from "@/lib/table/format";

const { colour } = colourScales.sea;

export interface Shade {
  ground: string;
  /** Legible on the ground. */
  ink: string;
}

/** Fewer than this share of the most is never the lightest: small differences are to look small. */
const leastOfMost = 0.6;

/** Light for the least of these figures, dark for the most. */
export function shades(values: readonly number[]): (value: number) => Shade {
  const most = Math.max(...values, 0);
  const least = Math.min(...values, leastOfMost * most);
  return (value) => {
    const ground = colour(most > least ? 0.04 + (0.88 * (value - least)) / (most - least) : 0.04);
    return { ground, ink: hcl(ground).l > 55 ? "#1a1c1e" : "#ffffff" };
  };
}

const short = (value: number): string => {
  if (value >= 1e6) return `${(value / 1e6).toPrecision(2)}M`;
  if (value >= 1e5) return `${Math.round(value / 1000)}k`;
  return `${(value / 1000).toFixed(1)}k`;
};

/**
 * How the numbers of a figure are written so that all have the same form and fit into `width`
 * pixels at `letter` pixels a sign; null when none does.
 */
export function numbersFor(
  values: ArrayLike<number>,
  width: number,
  letter: number,
): ((value: number) => string) | null {
  const all = Array.from(values);
  const most = Math.max(...all, 0);
  const isWhole = all.every((value) => Number.isInteger(value));
  const digits = isWhole || most >= 100 ? 0 : most >= 10 ? 1 : 2;
  const full = (value: number) => {
    const text = formatNumber(Number(value.toFixed(digits)), "en-GB", digits);
    return digits > 0 ? value.toFixed(digits) : text;
  };
  const brief = (value: number) => (value < 1000 ? full(value) : short(value));
  const fits = (write: (value: number) => string) =>
    Math.max(...all.map((value) => write(value).length)) * letter <= width - 3;
  return [full, brief].find((write) => fits(write)) ?? null;
}
