import { hotHours, type HotHour, type HourCounts } from "@/lib/methods/patrol/hot-hours";
import { pingPresence, type PingPresence, type Pings } from "@/lib/methods/patrol/pings";
import {
  hotHoursCovered,
  moveDuty,
  weeklyDuty,
  type Coverage,
  type DutyMove,
  type Presence,
} from "@/lib/methods/patrol/presence";
import type { Shift } from "@/lib/methods/patrol/shifts";
import { areasKm2 } from "@/lib/methods/spatial/area";
import { readAreas } from "@/lib/methods/spatial/polygons";
import { benjaminiHochberg } from "@/lib/methods/statistics/fdr";
import { spearman } from "@/lib/methods/statistics/rank-correlation";
import { compareLevels, type CrimeLists, type LevelOptions, type Levels } from "./levels";
import type { FoundByWeek } from "./read";
import { texts } from "./texts";

export interface MatchInput {
  shifts: readonly Shift[];
  crime: CrimeLists;
  hours: Float64Array;
  presence: Presence | null;
  options: LevelOptions;
  moves: readonly DutyMove[];
  counts: HourCounts | null;
  /** Share of squares × hours that is hot. */
  share: number;
  pings: Pings | null;
  found: FoundByWeek | null;
  outlines: readonly (string | null)[] | null;
}

/** Cases found by the police go along with duty in a beat-shift, week by week. */
interface FollowsDuty {
  place: number;
  cases: number;
  weeks: number;
  rho: number;
  adjusted: number;
}

/** Duty after the moves. */
export interface After {
  hours: Float64Array;
  levels: Levels;
  coverage: Coverage | null;
}

export interface Match {
  levels: Levels;
  after: After | null;
  hot: HotHour[];
  /** Squares with any incident; 0 where places or hours are not known. */
  squares: number;
  coverage: Coverage | null;
  /** By hot square, with its beat; null without positions. */
  pings: (PingPresence & { squares: { square: number; beat: number }[] }) | null;
  /** Beat-shifts with enough cases found by the police, the strongest first. */
  follows: FollowsDuty[];
  /** Square kilometres of each beat, NaN for one without outline. */
  km2: Float64Array | null;
}

type Progress = (fraction: number | null, words: string) => void;

/** The work of the worker. */
export function match(input: MatchInput, progress: Progress = () => undefined): Match {
  const { shifts, crime, hours, presence, options, moves, counts, share } = input;
  progress(null, texts.comparing);
  const levels = compareLevels(crime, hours, shifts.length, options);
  progress(null, texts.findingHot);
  const { hot, squares } = counts ? hotHours(counts, share) : { hot: [], squares: 0 };
  const moved = presence && moves.length > 0 ? moveDuty({ presence, hours }, shifts, moves) : null;
  return {
    ...{ levels, hot, squares },
    coverage: presence && hotHoursCovered(presence, hot),
    after: moved && {
      hours: moved.hours,
      levels: compareLevels(crime, moved.hours, shifts.length, options),
      coverage: hotHoursCovered(moved.presence, hot),
    },
    pings: input.pings && pingsOf(input.pings, hot),
    follows: input.found && presence ? followsOf(input.found, presence, shifts) : [],
    km2: input.outlines && km2Of(input.outlines),
  };
}

function pingsOf(pings: Pings, hot: readonly HotHour[]): Match["pings"] {
  const squares = new Map<number, { square: number; beat: number; hours: Set<number> }>();
  for (const { square, beat, hour } of hot) {
    const own = squares.get(square) ?? { square, beat, hours: new Set<number>() };
    own.hours.add(hour);
    squares.set(square, own);
  }
  const places = [...squares.values()];
  const found = pingPresence(pings, places);
  return { ...found, squares: places.map(({ square, beat }) => ({ square, beat })) };
}

/** Fewer cases than this in a beat-shift do not show what they follow. */
const leastFound = 30;

function followsOf(
  { place, week, count }: FoundByWeek,
  presence: Presence,
  shifts: readonly Shift[],
): FollowsDuty[] {
  const weeks = Math.floor(presence.hours / 168);
  const series = new Map<number, Float64Array>();
  place.forEach((at, row) => {
    if (at < 0 || week[row]! >= weeks) return;
    const own = series.get(at) ?? new Float64Array(weeks);
    own[week[row]!]! += count[row]!;
    series.set(at, own);
  });
  const tested = [...series].flatMap(([at, cases]) => {
    const all = cases.reduce((sum, each) => sum + each, 0);
    if (all < leastFound) return [];
    const [beat, shift] = [Math.floor(at / shifts.length), at % shifts.length];
    const { rho, p } = spearman(cases, weeklyDuty(presence, shifts, beat, shift));
    return Number.isNaN(rho) ? [] : [{ place: at, cases: all, weeks, rho, p }];
  });
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  return tested
    .map(({ place: at, cases, weeks: all, rho }, i) => ({
      ...{ place: at, cases, weeks: all, rho },
      adjusted: adjusted[i]!,
    }))
    .sort((a, b) => b.rho - a.rho);
}

function km2Of(outlines: readonly (string | null)[]): Float64Array | null {
  const { areas, problems } = readAreas(outlines);
  const unreadable = new Set(problems.map(({ area }) => area));
  const found = areasKm2(areas);
  return found.map((each, at) => (unreadable.has(at) || !(each > 0) ? NaN : each));
}
