import type { Finding } from "./report";

/** Faults of a file's points that a mapping turns into a missing point. */
const lost = new Set(["zero-coordinates", "missing-coordinates", "half-coordinates"]);

/**
 * The findings of a table without its missing points where those of its files tell of all of them, and
 * of the reason, too: a fault that is counted twice reads as two.
 */
export function withoutSameFault(
  own: readonly Finding[],
  ofFiles: readonly Finding[],
): readonly Finding[] {
  const missing = own.find(({ check, by }) => check === "missing-coordinates" && by === null);
  const told = ofFiles
    .filter(({ check, by }) => lost.has(check) && by === null)
    .reduce((sum, { affected }) => sum + affected, 0);
  return missing && told >= missing.affected
    ? own.filter(({ check }) => check !== "missing-coordinates")
    : own;
}
