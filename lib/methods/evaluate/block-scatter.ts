/** How much the share of the treated areas scatters from block to block, in units of chance. */
export interface BlockScatter {
  /** At least 1. */
  dispersion: number;
  blocks: number;
  /** Periods in a block. */
  length: number;
}

const enoughBlocks = 6;

/**
 * Scatter of the share of treated among treated and control incidents over blocks of earlier
 * periods: counts of a place differ from month to month by more than chance, and a test that does
 * not know cries wolf. Blocks are as long as `length` where six fit, shorter else; null where six do
 * not fit at all. Counts are variances over counts `perCase` times as large (harm).
 */
export function blockScatter(
  treated: ArrayLike<number>,
  control: ArrayLike<number>,
  length: number,
  perCase = 1,
): BlockScatter | null {
  const n = treated.length;
  const own = Math.min(Math.max(1, Math.round(length)), Math.floor(n / enoughBlocks));
  if (own < 1) return null;
  const blocks = Math.floor(n / own);
  // The latest periods are nearest to what is compared.
  const first = n - blocks * own;
  const sums = (values: ArrayLike<number>) =>
    Array.from({ length: blocks }, (_, b) => {
      let sum = 0;
      for (let t = first + b * own; t < first + (b + 1) * own; t++) sum += values[t]!;
      return sum;
    });
  const [inside, outside] = [sums(treated), sums(control)];
  const both = inside.map((count, b) => count + outside[b]!);
  const total = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
  const share = total(inside) / total(both);
  if (!(share > 0 && share < 1)) return null;
  const used = both.flatMap((count, b) => (count > 0 ? [b] : []));
  if (used.length < enoughBlocks) return null;
  const scatter = used.reduce((all, b) => {
    const expected = share * both[b]!;
    return all + (inside[b]! - expected) ** 2 / (expected * (1 - share));
  }, 0);
  const dispersion = scatter / (used.length - 1) / perCase;
  return { dispersion: Math.max(1, dispersion), blocks: used.length, length: own };
}
