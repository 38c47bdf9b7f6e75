/** Akaike's criterion, the same corrected for few rows, and Schwarz's; `used` is the number of rows. */
export function criteria(logLikelihood: number, parameters: number, used: number) {
  const aic = 2 * (parameters - logLikelihood);
  const room = used - parameters - 1;
  const aicc = room > 0 ? aic + (2 * parameters * (parameters + 1)) / room : Infinity;
  return { aic, aicc, bic: aic + parameters * (Math.log(used) - 2) };
}
