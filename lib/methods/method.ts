/** What every method is given beside its data and options. */
export interface MethodContext {
  /** Of everything random: the same seed gives the same figures. */
  seed: number;
  /** Fraction 0–1, or null when unknown; words for the analyst. */
  progress?(fraction: number | null, words: string): void;
}
