import { hour, hourOfWeek } from "../temporal/week-hours";

/** Positions that units sent; lists of one entry each, in any order. */
export interface Pings {
  unit: ArrayLike<number>;
  /** Milliseconds of the local clock kept as if UTC. */
  time: ArrayLike<number>;
  square: ArrayLike<number>;
}

export interface PingOptions {
  /** Between pings farther apart nobody knows where the unit was, in minutes. */
  gap?: number;
  /** The least stay that counts as a visit, in minutes. */
  visit?: number;
}

export interface PingPresence {
  /** Minutes in each hot square during its hot hours, in the order of the squares asked for. */
  minutes: Float64Array;
  /** Stays of at least `visit` minutes within its hot hours. */
  visits: Int32Array;
  /** Minutes that pings tell of, wherever they were. */
  told: number;
}

const minute = 60_000;

/**
 * Time that units spent in hot squares during their hot hours. Two pings of a unit at most `gap`
 * minutes apart tell where it was in between: in their square, half and half where they differ. Stays
 * of 10 to 15 minutes are what deters longest (Koper, Justice Quarterly 12, 1995).
 */
export function pingPresence(
  { unit, time, square }: Pings,
  hot: readonly { square: number; hours: ReadonlySet<number> }[],
  { gap = 5, visit = 10 }: PingOptions = {},
): PingPresence {
  const places = new Map(hot.map((each, at) => [each.square, at]));
  const minutes = new Float64Array(hot.length);
  const visits = new Int32Array(hot.length);
  let told = 0;
  let stay = { unit: NaN, square: NaN, end: NaN, minutes: 0 };
  const close = () => {
    const at = places.get(stay.square);
    if (at !== undefined && stay.minutes >= visit - 1e-9) visits[at]!++;
  };
  const add = (of: number, where: number, start: number, end: number) => {
    told += (end - start) / minute;
    if (stay.unit !== of || stay.square !== where || stay.end !== start) {
      close();
      stay = { unit: of, square: where, end: start, minutes: 0 };
    }
    stay.end = end;
    const at = places.get(where);
    if (at === undefined) return;
    const hotMinutes = hotPart(hot[at]!.hours, start, end);
    minutes[at]! += hotMinutes;
    stay.minutes += hotMinutes;
  };
  const order = Array.from({ length: unit.length }, (_, i) => i)
    .filter((i) => Number.isFinite(time[i]!))
    .sort((a, b) => unit[a]! - unit[b]! || time[a]! - time[b]! || a - b);
  for (let at = 1; at < order.length; at++) {
    const [i, j] = [order[at - 1]!, order[at]!];
    const [start, end] = [time[i]!, time[j]!];
    if (unit[i] !== unit[j] || end - start > gap * minute || end === start) continue;
    if (square[i] === square[j]) {
      add(unit[i]!, square[i]!, start, end);
      continue;
    }
    const middle = (start + end) / 2;
    add(unit[i]!, square[i]!, start, middle);
    add(unit[i]!, square[j]!, middle, end);
  }
  close();
  return { minutes, visits, told };
}

/** Minutes of a stretch of time that lie in hot hours of the week. */
function hotPart(hours: ReadonlySet<number>, start: number, end: number): number {
  let sum = 0;
  for (let from = start; from < end;) {
    const to = Math.min(end, (Math.floor(from / hour) + 1) * hour);
    if (hours.has(hourOfWeek(from))) sum += (to - from) / minute;
    from = to;
  }
  return sum;
}
