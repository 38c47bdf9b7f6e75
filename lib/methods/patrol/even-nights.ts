import { chance, type Chance } from "../chance";

/** Who works when, written out, and what may not get worse when duties change hands. */
export interface WrittenDays {
  officers: number;
  /** Days written, and those of a cycle. */
  length: number;
  days: number;
  /** `shift[officer * length + day]`, -1 on a day off. */
  shift: Int8Array;
  /** Of each shift: hours, and whether it goes through midnight. */
  hours: readonly number[];
  isNight: readonly boolean[];
  /** Whether one shift may follow another on the next day. */
  isRested(before: number, after: number): boolean;
}

/** Whether a written day is a Saturday or Sunday, the first being a Monday. */
export const isWeekend = (day: number): boolean => day % 7 > 4;

const longRun = 7;

/** What too short a rest weighs where the roster begins again: as much as nights of two that are 5 or 6 apart. */
const shortRest = 16;

/** What counts of one officer's days. */
interface Row {
  nights: number;
  weekends: number;
  hours: number;
  longestRun: number;
  /** Days of work after seven without a day off. */
  overlong: number;
  /** Another shift on the day after, with no day off between. */
  changes: number;
  shortRests: number;
  /** What is amiss where the days begin again after their last: too short a rest, days of work after seven. */
  seam: number;
}

/**
 * Evens nights, then Saturdays and Sundays off, by exchanges between two officers: of whole cycles, or of
 * runs of duty between the same days off. Each day and shift keeps as many as it had. No exchange makes more
 * rests too short, more changes of shift without a day off, more days of work after seven in a row or a
 * longer longest run, or hours more uneven, nor gives anybody more or fewer nights than somebody had at first.
 * Nights of two officers part only where that mends the days at which the roster begins again after its
 * last day: too short a rest there, or more than seven days of work. The pairs and days tried are drawn by
 * `seed`: the same days give the same answer, which need not be the most even there is.
 */
export function evenNights(
  given: WrittenDays,
  { seed = 1, tries = Math.min(mostTries, 10_000 * given.officers) } = {},
): Int8Array {
  if (given.officers < 2) return given.shift.slice();
  // A search ends where no exchange of two is better; another may end at more even nights.
  const searches = Math.max(1, Math.min(8, Math.floor(mostTries / tries)));
  let [best, least]: [Int8Array | null, number] = [null, Infinity];
  for (let search = 0; search < searches && least > 0; search++) {
    const { shift, uneven } = searched(given, chance(seed + search), tries);
    if (uneven < least) [best, least] = [shift, uneven];
  }
  return best!;
}

const mostTries = 1_200_000;

function searched(given: WrittenDays, by: Chance, tries: number) {
  const { officers } = given;
  const written = { ...given, shift: given.shift.slice() };
  const rows = Array.from({ length: officers }, (_, officer) =>
    rowOf(written, officer, officer, 0, 0),
  );
  const nights = rows.map((row) => row.nights);
  const bounds: Span = [Math.min(...nights), Math.max(...nights)];
  for (let tried = 0; tried < tries; tried++) {
    if (tried % (500 * officers) === 0 && isEven(rows)) break;
    const [a, b] = [by.below(officers), by.below(officers)];
    if (a === b) continue;
    const span = by.below(2) === 0 ? someCycles(given, by) : someRun(written, a, b, by);
    if (span) exchange(written, rows, [a, b], span, bounds);
  }
  const mean = nights.reduce((sum, each) => sum + each, 0) / officers;
  const uneven = rows.reduce((sum, row) => sum + (row.nights - mean) ** 2 + row.seam, 0);
  return { shift: written.shift, uneven };
}

type Span = [from: number, to: number];

function isEven(rows: readonly Row[]): boolean {
  const range = (value: (row: Row) => number) => {
    const values = rows.map(value);
    return Math.max(...values) - Math.min(...values);
  };
  return (
    range(({ nights }) => nights) <= 1 &&
    range(({ weekends }) => weekends) <= 1 &&
    rows.every(({ seam }) => seam === 0)
  );
}

/** Whole cycles, not all of them. */
function someCycles({ length, days }: WrittenDays, by: Chance): Span | null {
  const cycles = length / days;
  if (cycles < 2) return null;
  const [one, other] = [by.below(cycles + 1), by.below(cycles + 1)];
  const span: Span = [Math.min(one, other) * days, Math.max(one, other) * days];
  return span[0] === span[1] || span[1] - span[0] === length ? null : span;
}

/** Days around one on which two officers work in different shifts, up to a day off that both have. */
function someRun({ shift, length, days }: WrittenDays, a: number, b: number, by: Chance) {
  const stopsAtCycles = by.below(2) === 0;
  const [own, other] = [a * length, b * length];
  const isOff = (row: number, day: number) => shift[row + day]! < 0;
  const isAlike = (day: number) => isOff(own, day) === isOff(other, day);
  const isEnd = (edge: number) => edge % days === 0 && (stopsAtCycles || edge % length === 0);
  const at = by.below(length);
  if (isOff(own, at) || isOff(other, at) || shift[own + at] === shift[other + at]) return null;
  let [from, to] = [at, at + 1];
  for (; !isEnd(from) && !(isOff(own, from - 1) && isOff(other, from - 1)); from--) {
    if (!isAlike(from - 1)) return null;
  }
  for (; !isEnd(to) && !(isOff(own, to) && isOff(other, to)); to++) {
    if (!isAlike(to)) return null;
  }
  return [from, to] satisfies Span;
}

/** One officer's days, with those of another in a span. */
function rowOf(written: WrittenDays, own: number, other: number, from: number, to: number): Row {
  const { shift, length, hours, isNight, isRested } = written;
  const row: Row = {
    nights: 0,
    weekends: 0,
    hours: 0,
    longestRun: 0,
    overlong: 0,
    changes: 0,
    shortRests: 0,
    seam: 0,
  };
  const on = (day: number) => shift[(day >= from && day < to ? other : own) * length + day]!;
  let [run, before, lead] = [0, -1, 0];
  for (let day = 0; day < length; day++) {
    const now = on(day);
    if (now < 0) {
      run = 0;
      if (isWeekend(day)) row.weekends++;
    } else {
      run++;
      if (run > longRun) row.overlong++;
      row.hours += hours[now]!;
      if (isNight[now]) row.nights++;
      if (run > row.longestRun) row.longestRun = run;
      if (before >= 0 && before !== now) row.changes++;
      if (before >= 0 && !isRested(before, now)) row.shortRests++;
    }
    if (run > day) lead = run;
    before = now;
  }
  if (run > 0 && lead > 0) {
    if (!isRested(before, on(0))) row.seam += shortRest;
    if (lead < length) row.seam += Math.max(0, lead + run - longRun);
  }
  return row;
}

const apart = (one: number, other: number) => Math.abs(one - other);

/** Nights that go from one officer to the other with a span of days. */
function moved(
  { shift, length, isNight }: WrittenDays,
  a: number,
  b: number,
  from: number,
  to: number,
) {
  let nights = 0;
  for (let day = from; day < to; day++) {
    if (isNight[shift[a * length + day]!]) nights++;
    if (isNight[shift[b * length + day]!]) nights--;
  }
  return nights;
}

/** Exchanges a span of days, unless that breaks what may not get worse. */
function exchange(
  written: WrittenDays,
  rows: Row[],
  [a, b]: Span,
  [from, to]: Span,
  [fewest, most]: Span,
): void {
  const [own, other] = [rows[a]!, rows[b]!];
  const gap = own.nights - other.nights;
  const narrower = (gap ** 2 - (gap - 2 * moved(written, a, b, from, to)) ** 2) / 2;
  if (narrower + own.seam + other.seam < 0) return;
  const [one, two] = [rowOf(written, a, b, from, to), rowOf(written, b, a, from, to)];
  const better = narrower + own.seam + other.seam - one.seam - two.seam;
  const weekends = apart(one.weekends, two.weekends) - apart(own.weekends, other.weekends);
  if (better < 0 || (better === 0 && weekends > 0)) return;
  if (Math.min(one.nights, two.nights) < fewest || Math.max(one.nights, two.nights) > most) return;
  if (one.shortRests + two.shortRests > own.shortRests + other.shortRests) return;
  if (one.changes + two.changes > own.changes + other.changes) return;
  if (one.overlong + two.overlong > own.overlong + other.overlong) return;
  const longest = Math.max(own.longestRun, other.longestRun);
  if (Math.max(one.longestRun, two.longestRun) > longest) return;
  if (apart(one.hours, two.hours) > apart(own.hours, other.hours) + 1e-9) return;
  [rows[a], rows[b]] = [one, two];
  const { shift, length } = written;
  for (let day = from; day < to; day++) {
    const [mine, theirs] = [a * length + day, b * length + day];
    [shift[mine], shift[theirs]] = [shift[theirs]!, shift[mine]!];
  }
}
