import type { WorkPattern } from "./work-patterns";

/** A pattern from each of its days on, so that the one at `i + 1` is a day later than the one at `i`. */
interface Turn {
  /** Numbers of patterns. */
  at: readonly number[];
  /** Days that they work, for the same days in another shift. */
  works: string;
  /** Patterns so many days apart work equally many on every day: a block of officers that can move together. */
  step: number;
}

/**
 * Officers of each pattern so that those with the same days off work in different shifts, as far as each
 * day and shift keeps exactly as many: four on and four off with two officers who are off in turn fill
 * every day once, from whichever day on. Such blocks are parted evenly, those of each shift by themselves;
 * patterns that have none (those of seven days) stay as they are.
 */
export function spreadShifts(
  patterns: readonly WorkPattern[],
  count: ArrayLike<number>,
): Uint16Array {
  const found = Uint16Array.from(count);
  /** Officers by days of work and day of the step, in all shifts so far. */
  const met = new Map<string, number[]>();
  for (const { at, works, step } of turnsOf(patterns)) {
    const blocks = Array.from({ length: step }, (_, from) =>
      at.filter((_, turn) => turn % step === from),
    );
    let free = 0;
    for (const block of blocks) {
      const whole = Math.min(...block.map((p) => found[p]!));
      for (const p of block) found[p]! -= whole;
      free += whole;
    }
    const all = met.get(works) ?? blocks.map(() => 0);
    met.set(works, all);
    const own = blocks.map((block) => block.reduce((sum, p) => sum + found[p]!, 0));
    own.forEach((officers, from) => (all[from]! += officers));
    for (; free > 0; free--) {
      const isFewer = (a: number, b: number) => (own[a]! - own[b]! || all[a]! - all[b]!) < 0;
      const to = blocks.reduce((best, _, from) => (isFewer(from, best) ? from : best), 0);
      for (const p of blocks[to]!) found[p]!++;
      own[to]! += blocks[to]!.length;
      all[to]! += blocks[to]!.length;
    }
  }
  return found;
}

function turnsOf(patterns: readonly WorkPattern[]): Turn[] {
  const keys = patterns.map(({ shift }) => shift.join());
  const numbers = new Map(keys.map((key, p) => [key, p]));
  const turns: Turn[] = [];
  const seen = new Set<number>();
  patterns.forEach(({ shift }, p) => {
    if (seen.has(p)) return;
    const at: number[] = [];
    for (let later = 0; later < shift.length; later++) {
      const days = shift.length - later;
      const turned = numbers.get([...shift.slice(days), ...shift.slice(0, days)].join());
      if (turned === undefined) return;
      if (later > 0 && turned === p) break;
      at.push(turned);
    }
    at.forEach((each) => seen.add(each));
    const works = (each: number) => patterns[each]!.shift.map((s) => (s < 0 ? "." : "w")).join("");
    // The same days in each shift begin with the same.
    const first = at.reduce((a, b) => (works(b) > works(a) ? b : a));
    const begin = at.indexOf(first);
    const step = stepOf(shift, at.length);
    if (step > 1)
      turns.push({ at: [...at.slice(begin), ...at.slice(0, begin)], works: works(first), step });
  });
  return turns;
}

/** The most days apart, of those that part a turn evenly, at which the patterns of a turn fill all days alike. */
function stepOf(shift: readonly number[], length: number): number {
  for (let step = length - 1; step > 1; step--) {
    if (length % step > 0) continue;
    const worked = Array.from({ length: step }, (_, day) => {
      let sum = 0;
      for (let at = day; at < length; at += step) if (shift[at]! >= 0) sum++;
      return sum;
    });
    if (worked.every((each) => each === worked[0])) return step;
  }
  return 1;
}
