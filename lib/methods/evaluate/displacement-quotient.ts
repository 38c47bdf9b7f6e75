import type { BeforeAfter } from "./weighted-displacement";

/** Null where a count that is divided by is 0. */
export interface DisplacementQuotient {
  /** Fewer incidents in the treated areas than before, whatever happened elsewhere. */
  grossEffect: number;
  /** Change of the treated areas' share of the control's; negative is a fall. */
  success: number | null;
  /** The same of the areas around. */
  buffer: number | null;
  /**
   * Change around over change inside. Above 0 the areas around went along (diffusion of benefit);
   * below 0 crime moved there, below −1 more of it than was saved. Without a fall inside it says nothing.
   */
  quotient: number | null;
  /** Incidents saved inside and around together, had both gone as the control did. */
  totalNetEffect: number | null;
}

/**
 * Weighted displacement quotient and total net effect, from counts of spans of equal length or
 * counts made so.
 * Source: Bowers and Johnson, Measuring the geographical displacement and diffusion of benefit
 * effects of crime prevention activity, J. Quantitative Criminology 19 (2003).
 */
export function displacementQuotient(
  treated: BeforeAfter,
  buffer: BeforeAfter,
  control: BeforeAfter,
): DisplacementQuotient {
  const isComparable = control.before > 0 && control.after > 0;
  const share = ({ before, after }: BeforeAfter) =>
    isComparable ? after / control.after - before / control.before : null;
  const [inside, around] = [share(treated), share(buffer)];
  const grown = control.after / control.before;
  return {
    grossEffect: treated.before - treated.after,
    success: inside,
    buffer: around,
    quotient: inside === null || around === null || inside === 0 ? null : around / inside,
    totalNetEffect: isComparable
      ? treated.before * grown - treated.after + (buffer.before * grown - buffer.after)
      : null,
  };
}
