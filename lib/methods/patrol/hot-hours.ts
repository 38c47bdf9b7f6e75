import { MethodProblem } from "../problem";

/** Incidents grouped by square, hour of the week (0 is Monday 00:00) and beat; lists of one entry each. */
export interface HourCounts {
  square: ArrayLike<number>;
  hour: ArrayLike<number>;
  beat: ArrayLike<number>;
  count: ArrayLike<number>;
}

/** A square in an hour of the week with more incidents than nearly all others. */
export interface HotHour {
  square: number;
  hour: number;
  /** The beat of most incidents of the square. */
  beat: number;
  incidents: number;
}

export interface HotHours {
  hot: HotHour[];
  /** Squares with any incident. */
  squares: number;
  incidents: number;
}

const weekHours = 168;

/**
 * The squares and hours of the week with most incidents: at most the given share of all squares (with
 * any incident) × 168 hours, the busier square first among equals. An hour with a single incident is
 * not hot unless no hour has two.
 */
export function hotHours({ square, hour, beat, count }: HourCounts, share: number): HotHours {
  if (!(share > 0 && share <= 1)) {
    throw new MethodProblem("The share of hot hours must be above 0 and at most 1.");
  }
  const cells = new Map<string, HotHour>();
  const squares = new Map<number, { all: number; beats: Map<number, number> }>();
  let incidents = 0;
  for (let i = 0; i < square.length; i++) {
    const [of, at, many] = [square[i]!, hour[i]!, count[i]!];
    if (!(many > 0)) continue;
    incidents += many;
    const key = `${of} ${at}`;
    const cell = cells.get(key) ?? { square: of, hour: at, beat: -1, incidents: 0 };
    cell.incidents += many;
    cells.set(key, cell);
    const own = squares.get(of) ?? { all: 0, beats: new Map<number, number>() };
    own.all += many;
    own.beats.set(beat[i]!, (own.beats.get(beat[i]!) ?? 0) + many);
    squares.set(of, own);
  }
  const most = Math.max(1, Math.floor(share * squares.size * weekHours));
  const ordered = [...cells.values()].sort(
    (a, b) =>
      b.incidents - a.incidents ||
      squares.get(b.square)!.all - squares.get(a.square)!.all ||
      a.square - b.square ||
      a.hour - b.hour,
  );
  const repeated = ordered.filter(({ incidents: own }) => own >= 2);
  const hot = (repeated.length > 0 ? repeated : ordered).slice(0, most);
  for (const cell of hot) {
    const { beats } = squares.get(cell.square)!;
    cell.beat = [...beats].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
  }
  return { hot, squares: squares.size, incidents };
}
