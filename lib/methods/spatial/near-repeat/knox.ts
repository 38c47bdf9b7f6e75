import { chance, shuffle } from "../../chance";
import { bandsOf, pairsByBand, type BandEnds } from "./bands";
import { bandCounter } from "./count";
import { closePairs, type Metric } from "./pairs";
import { MethodProblem } from "../../problem";

/** Events in the plane: metres, and time in days. All arrays have one entry an event. */
export interface TimedPoints {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  time: ArrayLike<number>;
}

export interface KnoxOptions {
  /** Metres, ascending; the last may be Infinity. k + 1 breaks make k bands. */
  spaceBreaks: readonly number[];
  /** Days, ascending; the last may be Infinity. */
  timeBreaks: readonly number[];
  metric: Metric;
  /** Which end of a band belongs to it; `[a,b)` unless said. */
  ends?: BandEnds;
}

/** One entry a combination of bands, row by row: space bands are rows, time bands columns. */
export interface KnoxTable {
  points: number;
  /** All unordered pairs: n (n − 1) / 2. */
  pairs: number;
  /** Pairs of each space band, and of each time band. */
  inSpace: Float64Array;
  inTime: Float64Array;
  observed: Float64Array;
  /** Mean over all orders of the times, exactly: pairs of the row × pairs of the column / all pairs. */
  expected: Float64Array;
  /** Observed over expected; NaN where nothing is expected. */
  ratio: Float64Array;
  /** Permutations made so far; the three below are NaN while there are none. */
  permutations: number;
  /** Share of arrangements with at least as many pairs: (r + 1) / (P + 1). */
  p: Float64Array;
  /** Mean and median over the permutations made. */
  mean: Float64Array;
  median: Float64Array;
}

export interface KnoxTest {
  /** Shuffles the times `count` times more. `tick` is called after each, with the number made. */
  permute(count: number, tick?: (made: number) => void): void;
  table(): KnoxTable;
  /** Pairs nearer than the last distance that is a number: the work of a permutation. */
  close: number;
}

/**
 * Knox's test of space-time interaction for bands of distance and time: are there more pairs of
 * events near in space and time than if the same times had fallen on the same places in any order?
 * The pairs near in space are found once; a permutation only shuffles times over them. Seeded.
 * Throws MethodProblem for fewer than two events, values that are no numbers, bands that do not
 * rise, and more than 20 million pairs near in space.
 * Source: Knox, The detection of space-time interactions, Applied Statistics 13 (1964); Johnson et
 * al., Space-time patterns of risk, J. Quantitative Criminology 23 (2007), for the permutation.
 */
export function knox(points: TimedPoints, options: KnoxOptions, seed: number): KnoxTest {
  const n = points.time.length;
  check(points);
  const ends = options.ends ?? "[a,b)";
  const space = bandsOf(options.spaceBreaks, ends, "distance");
  const time = bandsOf(options.timeBreaks, ends, "time");
  const close = closePairs(points.x, points.y, space, options.metric);
  const counter = bandCounter(points.time, time, close);
  const [rows, columns] = [space.breaks.length - 1, time.breaks.length - 1];
  const inTime = pairsByBand(points.time, time);
  const pairs = (n * (n - 1)) / 2;

  /** Counts of all bands for two orders of the times, the far row out of the totals. */
  const counts = [new Float64Array(rows * columns), new Float64Array(rows * columns)] as const;
  const count = (first: Float64Array, second: Float64Array) => {
    counter([first, second], counts);
    for (const each of counts) {
      for (let column = 0; column < columns; column++) {
        let near = 0;
        for (let row = 0; row < rows - 1; row++) near += each[row * columns + column]!;
        each[(rows - 1) * columns + column] = inTime[column]! - near;
      }
    }
  };
  const asked = (all: ArrayLike<number>) => {
    const picked = new Float64Array(space.count * time.count);
    for (let row = 0, at = 0; row < space.count; row++) {
      for (let column = 0; column < time.count; column++) {
        picked[at++] = all[(row + space.first) * columns + column + time.first]!;
      }
    }
    return picked;
  };

  const times = Float64Array.from(points.time);
  count(times, times);
  const observed = counts[0].slice();
  const inSpace = Float64Array.from({ length: rows }, (_, row) =>
    observed.slice(row * columns, (row + 1) * columns).reduce((sum, value) => sum + value, 0),
  );
  const expected = observed.map((_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return pairs === 0 ? 0 : (inSpace[row]! * inTime[column]!) / pairs;
  });
  const drawn: Float64Array[] = [];
  const luck = chance(seed);

  const table = (): KnoxTable => {
    const made = drawn.length;
    const each = (of: (values: Float64Array, at: number) => number) =>
      asked(
        observed.map((_, at) =>
          made === 0
            ? NaN
            : of(
                Float64Array.from(drawn, (values) => values[at]!),
                at,
              ),
        ),
      );
    return {
      points: n,
      pairs,
      inSpace: inSpace.slice(space.first, space.first + space.count),
      inTime: inTime.slice(time.first, time.first + time.count),
      observed: asked(observed),
      expected: asked(expected),
      ratio: asked(observed.map((value, at) => value / (expected[at]! || NaN))),
      permutations: made,
      p: each((values, at) => {
        const reached = values.filter((value) => value >= observed[at]!).length;
        return (reached + 1) / (made + 1);
      }),
      mean: each((values) => values.reduce((sum, value) => sum + value, 0) / made),
      median: each(medianOf),
    };
  };
  const permute = (more: number, tick?: (made: number) => void) => {
    for (let i = 0; i < more; i += 2) {
      const first = shuffle(times, luck).slice();
      const isPair = i + 1 < more;
      count(first, isPair ? shuffle(times, luck) : first);
      for (const made of isPair ? counts : [counts[0]]) {
        drawn.push(made.slice());
        tick?.(drawn.length);
      }
    }
  };
  return { permute, table, close: close.count };
}

function medianOf(values: Float64Array): number {
  values.sort();
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}

function check({ x, y, time }: TimedPoints): void {
  if (time.length < 2) {
    throw new MethodProblem(
      `A test for near repeats needs at least two incidents with place and time; there ${time.length === 1 ? "is 1" : "are none"}.`,
      "Check the rows above this cell, and which columns hold place and time.",
    );
  }
  for (let i = 0; i < time.length; i++) {
    if (Number.isFinite(x[i]! + y[i]! + time[i]!)) continue;
    throw new MethodProblem(`Incident ${i + 1} has no place or no time that is a number.`);
  }
}
