import { MethodProblem } from "../../problem";

export const kernelNames = ["quartic", "gaussian"] as const;
export type KernelName = (typeof kernelNames)[number];

/**
 * How an incident is spread over the ground around it.
 * Quartic: 3/(πh²)·(1 − d²/h²)² up to the distance h, nothing beyond (Silverman 1986, 4.4).
 * Gaussian: exp(−d²/(2h²))/(2πh²); h is its standard deviation, and it has no end.
 * Both spread 1 in all.
 */
export interface Kernel {
  name: KernelName;
  /** In the unit of the coordinates: metres everywhere in the product. */
  bandwidth: number;
}

/**
 * Radius of the quartic kernel with the same variance along an axis as a Gaussian of that standard
 * deviation: the quartic's is h²/8. Bandwidth rules give standard deviations.
 */
export const quarticRadius = (sigma: number): number => Math.sqrt(8) * sigma;

/** The bandwidth of a kernel as wide as a Gaussian of that standard deviation. */
export const bandwidthFor = (name: KernelName, sigma: number): number =>
  name === "quartic" ? quarticRadius(sigma) : sigma;

/** The kernel's height where distance is 0. */
export const heightOf = ({ name, bandwidth }: Kernel): number =>
  (name === "quartic" ? 3 : 0.5) / (Math.PI * bandwidth * bandwidth);

/** The kernel's value at a squared distance. */
export function valueAt(kernel: Kernel, squared: number): number {
  const u2 = squared / (kernel.bandwidth * kernel.bandwidth);
  if (kernel.name === "gaussian") return heightOf(kernel) * Math.exp(-u2 / 2);
  return u2 < 1 ? heightOf(kernel) * (1 - u2) ** 2 : 0;
}

/** Throws MethodProblem unless the bandwidth is a length. */
export function checkKernel({ bandwidth }: Kernel): void {
  if (bandwidth > 0 && Number.isFinite(bandwidth)) return;
  throw new MethodProblem(
    `The bandwidth is ${bandwidth}; it must be a length above 0.`,
    "Write it in metres, or choose a rule that finds it.",
  );
}
