/** Cases of one kind: how many of all of them ended so, and how many of them are an area's. */
export interface Draw {
  drawn: number;
  cases: number;
  events: number;
}

/** Chances of whole counts from `first` on. */
export interface Counts {
  first: number;
  chance: Float64Array;
}

/** So many standard deviations from the mean and further no chance is kept. */
const reach = 8;

/**
 * Exact chances of an area's events, given for each kind of case how many there are in all areas and
 * how many of these ended so: the sum of hypergeometric draws. For whole counts.
 * Source: Fisher; as the exact test of Mantel and Haenszel's tables has it (Zelen, Biometrika 58, 1971).
 */
export function stratifiedDraws(draws: readonly Draw[]): Counts {
  let sum: Counts = { first: 0, chance: Float64Array.of(1) };
  for (const draw of draws) sum = together(sum, hypergeometric(draw));
  return sum;
}

function hypergeometric({ drawn, cases, events }: Draw): Counts {
  const [least, most] = [Math.max(0, drawn - (cases - events)), Math.min(drawn, events)];
  const mean = (drawn * events) / cases;
  const share = events / cases;
  const variance = cases > 1 ? (drawn * share * (1 - share) * (cases - drawn)) / (cases - 1) : 0;
  const wide = reach * Math.sqrt(variance) + 2;
  const first = Math.max(least, Math.floor(mean - wide));
  const last = Math.min(most, Math.ceil(mean + wide));
  const chance = new Float64Array(last - first + 1);
  // From the most likely count to both sides, each by its ratio to the one before.
  const middle = Math.min(last, Math.max(first, Math.floor(mean)));
  const rest = cases - events - drawn;
  chance[middle - first] = 1;
  for (let k = middle + 1; k <= last; k++) {
    const ratio = ((events - k + 1) * (drawn - k + 1)) / (k * (rest + k));
    chance[k - first] = chance[k - 1 - first]! * ratio;
  }
  for (let k = middle - 1; k >= first; k--) {
    const ratio = ((k + 1) * (rest + k + 1)) / ((events - k) * (drawn - k));
    chance[k - first] = chance[k + 1 - first]! * ratio;
  }
  return normalised({ first, chance });
}

function together(a: Counts, b: Counts): Counts {
  if (b.chance.length === 1) return { first: a.first + b.first, chance: a.chance };
  const chance = new Float64Array(a.chance.length + b.chance.length - 1);
  a.chance.forEach((p, i) => b.chance.forEach((r, j) => (chance[i + j]! += p * r)));
  return trimmed({ first: a.first + b.first, chance });
}

const least = 1e-18;

/** Without what is next to impossible at both ends. */
function trimmed({ first, chance }: Counts): Counts {
  let [from, to] = [0, chance.length];
  while (to - from > 1 && chance[from]! < least) from++;
  while (to - from > 1 && chance[to - 1]! < least) to--;
  return { first: first + from, chance: chance.slice(from, to) };
}

function normalised({ first, chance }: Counts): Counts {
  const sum = chance.reduce((total, each) => total + each, 0);
  return { first, chance: chance.map((each) => each / sum) };
}

/** Chance of a count or fewer, and of the count or more. */
export function tailsAt(
  { first, chance }: Counts,
  count: number,
): { below: number; above: number } {
  let [below, above] = [0, 0];
  chance.forEach((each, i) => {
    if (first + i <= count) below += each;
    if (first + i >= count) above += each;
  });
  return { below: Math.min(1, below), above: Math.min(1, above) };
}
