import { expectedHarm, type Expected, type PatrolHistory } from "@/lib/methods/patrol/expected";
import { outlinePieces, sectorBorders } from "@/lib/methods/patrol/sectors-borders";
import { sectorColours } from "@/lib/methods/patrol/sectors-colours";
import { measureSectors } from "@/lib/methods/patrol/sectors-measure";
import { componentsOf } from "@/lib/methods/patrol/sectors-parts";
import { planSectors } from "@/lib/methods/patrol/sectors";
import type {
  SectorMeasure,
  SectorOptions,
  SectorPlan,
  SectorProblem,
} from "@/lib/methods/patrol/sectors-types";
import { MethodProblem } from "@/lib/methods/problem";
import { areaCentres } from "@/lib/methods/spatial/clusters/area-centres";
import { boxOf, readAreas, type Box } from "@/lib/methods/spatial/polygons";
import { areasInMetres, toDegrees, zoneOf } from "@/lib/methods/spatial/projection";
import { weightsOf, type Weights } from "@/lib/methods/spatial/weights";
import { contiguity } from "@/lib/methods/spatial/weights-contiguity";
import { colours } from "./colours";
import { texts } from "./texts";
import { todaysOf } from "./todays";

export interface SectorsInput {
  history: PatrolHistory;
  horizon: number;
  /** What is expected by another table; the history says it where there is none. */
  given: Expected | null;
  outlines: (string | null)[];
  beatNames: readonly string[];
  /** Station of each beat, where sectors stay inside. */
  station: Int32Array | null;
  stationNames: readonly string[];
  shiftNames: readonly string[];
  /** Sectors by shift; null where the analyst does not say it. */
  sectors: (number | null)[];
  /** Today's sector of each beat as it is written; null where the analyst names no column. */
  today: readonly (string | null)[] | null;
  joined: [number, number][];
  /** Metres. */
  gap: number;
  options: Omit<SectorOptions, "sectors">;
  seed: number;
}

/** One shift; lists are of the beats that have an outline. */
export interface ShiftSectors {
  problem: SectorProblem;
  options: SectorOptions;
  plan: SectorPlan;
  today: SectorMeasure | null;
  /** Colour of each sector. */
  colour: Uint8Array;
  /** Longitude and latitude in turns. */
  borders: Float64Array[];
}

export interface Sectors {
  expected: Expected;
  /** Numbers of the beats that have an outline. */
  placed: Int32Array;
  neighbours: Weights;
  /** Names of today's sectors that have a beat with an outline, by their numbers. */
  todayNames: string[];
  box: Box;
  /** Middles of these, degrees. */
  longitude: Float64Array;
  latitude: Float64Array;
  shifts: ShiftSectors[];
}

/** Beats of a sector unless told. */
const usualBeats = 3;

/** The work of the worker: what grows at once is shown first, then the best of all. */
export function makeSectors(
  input: SectorsInput,
  progress: (fraction: number | null, words: string) => void = () => undefined,
  early: (sectors: Sectors) => void = () => undefined,
): Sectors {
  progress(null, texts.neighbours);
  const { history, shiftNames, options } = input;
  const ground = groundOf(input);
  const expected =
    input.given ?? expectedHarm(history, history.counts.length / history.places, input.horizon);
  const made = (effort: Partial<SectorOptions>, tell: typeof progress): Sectors => ({
    ...ground.shown,
    expected,
    shifts: shiftNames.map((name, shift) => {
      const problem = ground.problemOf(expected.harm, shift);
      const sectors = input.sectors[shift] ?? usualSectors(problem);
      const asked = { ...options, ...effort, sectors };
      const plan = named(shiftNames, name, () =>
        planSectors(problem, asked, {
          seed: input.seed,
          progress: (share) =>
            tell((shift + (share ?? 0)) / shiftNames.length, texts.planning(name)),
        }),
      );
      return { problem, options: asked, plan, ...ground.drawn(problem, plan) };
    }),
  });
  early(made({ starts: 1, cuts: 0 }, () => progress(null, texts.first)));
  return made({}, progress);
}

/** As many as today, else one for three beats, and one for each part and station at least. */
function usualSectors({ neighbours, station, today, work }: SectorProblem): number {
  const todays = new Set(Array.from(today ?? []).filter((own) => own >= 0)).size;
  if (todays > 0) return todays;
  const parts = componentsOf(neighbours, (a, b) => !station || station[a] === station[b]);
  return Math.max(parts.length, Math.round(work.length / usualBeats));
}

/** What is refused in one of several shifts says in which. */
function named<Result>(shifts: readonly string[], shift: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof MethodProblem) || shifts.length < 2) throw error;
    throw new MethodProblem(texts.inShift(shift, error.message), error.hint);
  }
}

function groundOf({
  outlines,
  beatNames,
  station,
  stationNames,
  today,
  joined,
  gap,
  history,
}: SectorsInput) {
  const { areas: all } = readAreas(outlines);
  const placed = Int32Array.from(
    [...outlines.keys()].filter((beat) => all.areaStart[beat + 1]! > all.areaStart[beat]!),
  );
  const { areas } = readAreas(Array.from(placed, (beat) => outlines[beat]!));
  const box = boxOf(areas);
  if (!box) throw new MethodProblem(texts.unreadable);
  const zone = zoneOf(box);
  const metres = areasInMetres(zone, areas);
  const { x, y } = areaCentres(metres);
  const { x: longitude, y: latitude } = toDegrees(zone, x, y);
  const neighbours = joinedBy(contiguity(metres, "rook", gap), joined, placed);
  const pieces = outlinePieces(metres, areas, Math.max(1, gap));
  const own = <Value>(values: ArrayLike<Value>) => Array.from(placed, (beat) => values[beat]!);
  const todays = todaysOf(today ? own(today) : []);
  const hasToday = todays.names.length > 0;
  return {
    shown: { placed, neighbours, todayNames: todays.names, box, longitude, latitude },
    problemOf: (harm: Float64Array, shift: number): SectorProblem => ({
      ...{ neighbours, x, y, stationNames },
      work: Float64Array.from(placed, (beat) => harm[beat * history.shifts + shift]!),
      station: station ? Int32Array.from(own(station)) : undefined,
      today: hasToday ? todays.number : undefined,
      beatNames: own(beatNames),
    }),
    drawn: (problem: SectorProblem, plan: SectorPlan) => ({
      today: hasToday ? measureSectors(problem, todays.number, todays.names.length) : null,
      colour: sectorColours(neighbours, plan.sector, plan.load.length, colours.length),
      borders: sectorBorders(pieces, plan.sector),
    }),
  };
}

/** Neighbours by outline and by hand, in numbers of the beats that have an outline. */
function joinedBy(
  { start, neighbour }: Weights,
  joined: readonly [number, number][],
  placed: Int32Array,
): Weights {
  const lists = Array.from(
    placed,
    (_, at) => new Set(neighbour.subarray(start[at], start[at + 1])),
  );
  for (const pair of joined) {
    const [a, b] = pair.map((beat) => placed.indexOf(beat)) as [number, number];
    if (a < 0 || b < 0) continue;
    lists[a]!.add(b);
    lists[b]!.add(a);
  }
  return weightsOf(lists.map((list) => Uint32Array.from(list).sort()));
}
