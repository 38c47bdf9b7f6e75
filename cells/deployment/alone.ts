import { dutyMismatch } from "@/lib/methods/patrol/mismatch";
import { sumOf } from "@/lib/methods/statistics/sums";

const fewestCases = 3;

/**
 * Beat-shifts with at least three cases and no duty or almost none, by the flags of duty against crime. A
 * beat has in a shift what beats have there on average; one beat alone, what it has on average in its shifts.
 */
export function aloneOf(counts: Float64Array, today: Float64Array, shifts: number): Uint8Array {
  const sums = new Float64Array(shifts);
  today.forEach((each, place) => (sums[place % shifts]! += each));
  const isOne = today.length === shifts;
  const usual = today.map((_, place) =>
    isOne ? sumOf(today) / shifts : (sums[place % shifts]! * shifts) / today.length,
  );
  if (sums.every((each) => each === 0)) return new Uint8Array(today.length);
  const { flags } = dutyMismatch({ crimes: counts, hours: today, usual });
  return Uint8Array.from(flags, (flag, place) =>
    Number((flag === "no duty" || flag === "almost no duty") && counts[place]! >= fewestCases),
  );
}
