import type { StaffProblem } from "./shift-schedule";

const mostMoves = 500;

/**
 * Officers on each pattern so that what they leave open is spread: of all shares that leave equally little
 * open, one officer less in several shifts is better than a shift without anybody. Moves single officers
 * between patterns while that lowers the sum of open² / need and opens nothing more.
 */
export function spreadOpen(
  { days, shifts, need, patterns }: StaffProblem,
  count: ArrayLike<number>,
): Uint16Array {
  const found = Uint16Array.from(count);
  const cells = patterns.map(({ shift }) =>
    shift.flatMap((each, day) => (each >= 0 ? day * shifts + each : [])),
  );
  const onDuty = new Int32Array(days * shifts);
  found.forEach((officers, p) => cells[p]!.forEach((at) => (onDuty[at]! += officers)));
  /** What the open need of a cell costs with so many there; one open duty weighs more than all evenness. */
  const weight = 10 * days * shifts * Math.max(1, ...Array.from(need));
  const cost = (at: number, there: number) => {
    const open = Math.max(0, need[at]! - there);
    return open * weight + (open === 0 ? 0 : open ** 2 / need[at]!);
  };
  const change = (from: number, to: number) => {
    const moved = new Map<number, number>();
    for (const at of cells[from]!) moved.set(at, (moved.get(at) ?? 0) - 1);
    for (const at of cells[to]!) moved.set(at, (moved.get(at) ?? 0) + 1);
    let sum = 0;
    moved.forEach((by, at) => {
      if (by !== 0) sum += cost(at, onDuty[at]! + by) - cost(at, onDuty[at]!);
    });
    return sum;
  };
  for (let moves = 0; moves < mostMoves; moves++) {
    let [best, from, to] = [-1e-6, -1, -1];
    for (let p = 0; p < patterns.length; p++) {
      if (found[p] === 0) continue;
      for (let q = 0; q < patterns.length; q++) {
        const gain = p === q ? 0 : change(p, q);
        if (gain < best) [best, from, to] = [gain, p, q];
      }
    }
    if (from < 0) break;
    found[from]!--;
    found[to]!++;
    for (const at of cells[from]!) onDuty[at]!--;
    for (const at of cells[to]!) onDuty[at]!++;
  }
  return found;
}
