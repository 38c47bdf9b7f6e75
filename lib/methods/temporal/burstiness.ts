/** How much more a series of counts varies from step to step than Poisson counts do. */
export interface Burstiness {
  /** 1 when it varies as by chance alone; null without enough to tell. */
  factor: number | null;
  /** Steps' worth of knowledge behind it, for Student's t. */
  degrees: number;
}

const fewest = 8;

/**
 * The quasi-Poisson factor of a series from each step and its two neighbours: Σ(a − 2b + c)² over
 * Σ(a + 4b + c), which has its expectation in 1 for Poisson counts. A steady rise or fall does not
 * count as variation, and a season hardly does; bursts shorter than three steps do. Counts from
 * `from` up to `to`, not among them.
 * Source: the residual variance of Gasser, Sroka and Jennen-Steinmetz, Biometrika 73 (1986), whose
 * estimate is worth 18/35 of its steps, with the variance of Poisson counts (McCullagh and Nelder,
 * Generalized Linear Models, 1989, chapter 6).
 */
export function burstiness(
  counts: ArrayLike<number>,
  from = 0,
  to: number = counts.length,
): Burstiness {
  let [squares, sum] = [0, 0];
  for (let i = from + 1; i < to - 1; i++) {
    const [a, b, c] = [counts[i - 1]!, counts[i]!, counts[i + 1]!];
    squares += (a - 2 * b + c) ** 2;
    sum += a + 4 * b + c;
  }
  const degrees = (Math.max(0, to - from - 2) * 18) / 35;
  const isKnown = to - from >= fewest && sum > 0;
  return { factor: isKnown ? squares / sum : null, degrees };
}
