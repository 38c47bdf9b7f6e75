import { bandOf, reachOf, type Bands } from "./bands";
import type { ClosePairs } from "./pairs";

/**
 * Counts the close pairs of each band by the band of their times, into all rows but the last: for two
 * orders of the times at once, which costs little more than one.
 */
export type BandCounter = (
  times: readonly [Float64Array, Float64Array],
  counts: readonly [Float64Array, Float64Array],
) => void;

/** Longer spans of whole days are counted like fractions. */
const longest = 30_000;

/** Five counts below 1,024 fit into one double, so five bands are counted by one addition a pair. */
const together = 5;
const atOnce = 1023;

/**
 * The counter for these times in any order. Whole days are looked up in a table of differences;
 * other times are compared with the breaks one by one.
 */
export function bandCounter(
  times: ArrayLike<number>,
  bands: Bands,
  close: ClosePairs,
): BandCounter {
  let [first, last, whole] = [Infinity, -Infinity, true];
  for (let i = 0; i < times.length; i++) {
    first = Math.min(first, times[i]!);
    last = Math.max(last, times[i]!);
    whole &&= Number.isInteger(times[i]!);
  }
  return whole && last - first < longest
    ? byDay(times.length, first, last - first, bands, close)
    : byBreaks(bands, close);
}

function byDay(
  points: number,
  first: number,
  span: number,
  bands: Bands,
  close: ClosePairs,
): BandCounter {
  const columns = bands.breaks.length - 1;
  const lookups = Array.from({ length: Math.ceil((columns - 1) / together) }, (_, pass) => {
    const steps = new Float64Array(2 * span + 1);
    for (let apart = 0; apart <= span; apart++) {
      const place = bandOf(bands, apart) - pass * together;
      const step = place >= 0 && place < together ? 2 ** (10 * place) : 0;
      steps[span + apart] = step;
      steps[span - apart] = step;
    }
    return steps;
  });
  const fives = [new Float64Array(together), new Float64Array(together)] as const;
  const day = new Int32Array(points);
  return ([times, others], counts) => {
    for (let i = 0; i < points; i++) {
      day[i] = times[i]! - first + lane * (others[i]! - first);
    }
    close.bands.forEach(({ one, other }, band) => {
      const rest = [one.length, one.length];
      lookups.forEach((steps, pass) => {
        countFive(day, one, other, steps, span, fives);
        const width = Math.min(together, columns - 1 - pass * together);
        fives.forEach((five, which) => {
          for (let place = 0; place < width; place++) {
            counts[which]![band * columns + pass * together + place] = five[place]!;
            rest[which]! -= five[place]!;
          }
        });
      });
      rest.forEach((left, which) => (counts[which]![(band + 1) * columns - 1] = left));
    });
  };
}

/** The days of two orders stand in one number; so do their differences, made positive. */
const lane = 2 ** 16;

/** The innermost loop: a thousand permutations of a million pairs come through here. */
function countFive(
  day: Int32Array,
  one: ArrayLike<number>,
  other: ArrayLike<number>,
  steps: Float64Array,
  span: number,
  [low, high]: readonly [Float64Array, Float64Array],
): void {
  low.fill(0);
  high.fill(0);
  const positive = (span + lane * span) | 0;
  for (let at = 0; at < one.length;) {
    let [first, second] = [0, 0];
    for (const end = Math.min(one.length, at + atOnce); at < end; at++) {
      const apart = (day[one[at]!]! - day[other[at]!]! + positive) | 0;
      first += steps[apart & 0xffff]!;
      second += steps[apart >>> 16]!;
    }
    unpack(first, low);
    unpack(second, high);
  }
}

function unpack(sum: number, five: Float64Array): void {
  const high = Math.floor(sum / 2 ** 30);
  const low = sum - high * 2 ** 30;
  five[0]! += low & 1023;
  five[1]! += (low >>> 10) & 1023;
  five[2]! += low >>> 20;
  five[3]! += high & 1023;
  five[4]! += high >>> 10;
}

function byBreaks(bands: Bands, close: ClosePairs): BandCounter {
  const columns = bands.breaks.length - 1;
  const reach = reachOf(bands);
  const countOne = (times: Float64Array, counts: Float64Array) =>
    close.bands.forEach(({ one, other }, band) => {
      const row = new Float64Array(columns);
      for (let at = 0; at < one.length; at++) {
        const apart = Math.abs(times[one[at]!]! - times[other[at]!]!);
        row[apart > reach ? columns - 1 : bandOf(bands, apart)]!++;
      }
      counts.set(row, band * columns);
    });
  return (times, counts) => times.forEach((each, which) => countOne(each, counts[which]!));
}
