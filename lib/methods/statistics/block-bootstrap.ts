import { chance } from "../chance";
import { studentQuantile } from "./student";

interface BlockOptions {
  seed: number;
  /** Draws; 1,000 when not given. */
  rounds?: number;
  confidence?: number;
}

export interface RatioInterval {
  ratio: number;
  /** Null where there are too few steps for an interval. */
  low: number | null;
  high: number | null;
}

/** What is above and below the line of a ratio in each step of time. */
export interface RatioOverTime {
  above: ArrayLike<number>;
  below: ArrayLike<number>;
}

const leastSteps = 4;

/**
 * Ratios of sums over time with intervals that allow for neighbouring steps being alike: whole blocks of
 * steps are drawn, in a circle, the same ones for all ratios, so that ratios of one call compare in pairs.
 * Blocks are as long as the cube root of the number of steps; the interval is Student's about the
 * ratio with the spread of the draws, as few blocks say too little of their own tails.
 * Sources: Künsch, Annals of Statistics 17 (1989); Politis and Romano (1992), circular blocks.
 */
export function blockIntervals(
  ratios: readonly RatioOverTime[],
  { seed, rounds = 1000, confidence = 0.95 }: BlockOptions,
): RatioInterval[] {
  const steps = ratios[0]?.below.length ?? 0;
  const sums = ratios.map(({ above, below }) => [running(above), running(below)] as const);
  const whole = sums.map(([above, below]) => share(above[steps]!, below[steps]!));
  if (steps < leastSteps) return whole.map((ratio) => ({ ratio, low: null, high: null }));

  const length = Math.round(Math.cbrt(steps));
  const blocks = Math.ceil(steps / length);
  const by = chance(seed);
  const squares = new Float64Array(ratios.length);
  const drawn = new Float64Array(2 * ratios.length);
  for (let round = 0; round < rounds; round++) {
    drawn.fill(0);
    for (let block = 0; block < blocks; block++) {
      const from = by.below(steps);
      const count = Math.min(length, steps - block * length);
      sums.forEach(([above, below], i) => {
        drawn[2 * i]! += above[from + count]! - above[from]!;
        drawn[2 * i + 1]! += below[from + count]! - below[from]!;
      });
    }
    for (let i = 0; i < squares.length; i++) {
      squares[i]! += (share(drawn[2 * i]!, drawn[2 * i + 1]!) - whole[i]!) ** 2;
    }
  }
  const wide = studentQuantile(confidence, blocks - 1) * Math.sqrt(blocks / (blocks - 1));
  return whole.map((ratio, i) => {
    const half = wide * Math.sqrt(squares[i]! / rounds);
    return { ratio, low: ratio - half, high: ratio + half };
  });
}

const share = (above: number, below: number) => (below === 0 ? 0 : above / below);

/** Sums before each step, twice around, so that a block may run over the end. */
function running(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(2 * values.length + 1);
  for (let i = 0; i < 2 * values.length; i++) sums[i + 1] = sums[i]! + values[i % values.length]!;
  return sums;
}
