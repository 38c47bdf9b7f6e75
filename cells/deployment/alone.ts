import { dutyMismatch } from "@/lib/methods/patrol/mismatch";

const fewestCases = 3;

/** Beat-shifts with at least three cases and no duty or almost none, by the flags of duty against crime. */
export function aloneOf(counts: Float64Array, today: Float64Array, shifts: number): Uint8Array {
  const sums = new Float64Array(shifts);
  today.forEach((each, place) => (sums[place % shifts]! += each));
  const usual = today.map((_, place) => (sums[place % shifts]! * shifts) / today.length);
  if (sums.every((each) => each === 0)) return new Uint8Array(today.length);
  const { flags } = dutyMismatch({ crimes: counts, hours: today, usual });
  return Uint8Array.from(flags, (flag, place) =>
    Number((flag === "no duty" || flag === "almost no duty") && counts[place]! >= fewestCases),
  );
}
