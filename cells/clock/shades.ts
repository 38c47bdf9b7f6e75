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

/** How the numbers of a figure are written so that all have the same form and fit. */
export interface Lettering {
  write(value: number): string;
  /** Pixels of the letters. */
  size: number;
}

/** Letters from this size down to that at scale 1. */
const [largest, smallest] = [11.5, 9.5];

/** Width of a text by the height of its letters: points and commas are narrow. */
const widthOf = (text: string) =>
  Array.from(text).reduce((sum, sign) => sum + (/[.,]/.test(sign) ? 0.3 : 0.62), 0);

/** The largest letters and the most digits that fit into `width` pixels; null when none does. */
export function letteringFor(
  values: ArrayLike<number>,
  width: number,
  scale: number,
): Lettering | null {
  const all = Array.from(values);
  const most = Math.max(...all, 0);
  const isWhole = all.every((value) => Number.isInteger(value));
  const digits = isWhole || most >= 100 ? 0 : most >= 10 ? 1 : 2;
  const full = (value: number) =>
    digits > 0 ? value.toFixed(digits) : formatNumber(Math.round(value));
  const fewer = (value: number) => (digits > 0 ? value.toFixed(digits - 1) : full(value));
  const brief = (value: number) => (value < 1000 ? fewer(value) : short(value));
  for (let size = largest; size >= smallest; size -= 0.5) {
    for (const write of [full, fewer, brief]) {
      const longest = Math.max(...all.map((value) => widthOf(write(value))));
      if (longest * size * scale <= width - 3) return { write, size: size * scale };
    }
  }
  return null;
}
