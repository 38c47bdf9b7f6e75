import type { Finding } from "./report";

/** Faults of a file's points that a mapping turns into a missing point. */
const lost = new Set(["zero-coordinates", "missing-coordinates", "half-coordinates"]);

/**
 * The findings of a table without its missing points where those of its files tell of all of them, by the
 * same groups and with the reason, too: a fault that is counted twice reads as two.
 */
export function withoutSameFault(
  own: readonly Finding[],
  ofFiles: readonly Finding[],
): readonly Finding[] {
  const missing = own.find(({ check, by }) => check === "missing-coordinates" && by === null);
  const toldOf = ofFiles.filter(({ check }) => lost.has(check));
  const told = toldOf
    .filter(({ by }) => by === null)
    .reduce((sum, { affected }) => sum + affected, 0);
  const groups = new Set(toldOf.map(({ by }) => by));
  const isTold = own.every(({ check, by }) => check !== "missing-coordinates" || groups.has(by));
  return missing && told >= missing.affected && isTold
    ? own.filter(({ check }) => check !== "missing-coordinates")
    : own;
}
