import { activeCells, type ActiveCells } from "./active";
import { featuresOf, pastOf, type Features, type Past } from "./features";
import { placeIncidents, sideOf, type Ground, type PlacedIncidents } from "./ground";
import type { IncidentCounter } from "./level";

/** The ground is also learned from with the incidents moved by parts of a cell: where its lines lie is chance. */
export const shifts = [
  [0, 0],
  [1 / 2, 1 / 2],
  [1 / 3, 2 / 3],
  [2 / 3, 1 / 3],
  [0, 1 / 2],
  [1 / 2, 0],
] as const;

/** Standard deviation, in cell sides, of what counts as around a cell. */
export const around = 1.2;

/** From incidents of the own type alone, or together with those of other types. */
export type Kind = "alone" | "together";

/** What was known of the heaviest cells before a window, and what then came. */
export interface Lesson {
  y: Float64Array;
  columns: Float64Array[];
  /** Incidents of the window over all before it. */
  exposure: number;
}

/** Cells that were ranked by what was learned, and their features. */
export interface CellFeatures {
  cell: Int32Array;
  columns: Float64Array[];
}

export interface Lessons {
  /** One for each way in which the ground is moved. */
  lessonsAt: (day: number) => Record<Kind, Lesson[]>;
  candidatesAt: (origin: number) => Record<Kind, CellFeatures>;
}

/** Lessons are made once for each window, and hold the past of both kinds, which is what takes time. */
export function lessonsOf(
  ground: Ground,
  own: PlacedIncidents,
  others: readonly PlacedIncidents[],
  count: IncidentCounter,
  horizon: number,
  candidates: number,
): Lessons {
  const tables = [own, ...others];
  const days = tables.map(({ day }) => day);
  const moved = shifts.map((shift) => activeCells(ground, movedBy(ground, tables, shift), around));
  const kept = new Map<number, Record<Kind, Lesson[]>>();
  const made = (day: number): Record<Kind, Lesson[]> => {
    const exposure = count(day, day + horizon) / count(-Infinity, day);
    const lessons: Record<Kind, Lesson[]> = { alone: [], together: [] };
    for (const active of moved) {
      const counts = countPlaces(active, own, day, day + horizon);
      const found = ofBothKinds(pastOf(active, days, day), candidates);
      for (const kind of ["alone", "together"] as const) {
        const { place, columns } = found[kind];
        lessons[kind].push({ y: pick(counts, place), columns, exposure });
      }
    }
    return lessons;
  };
  let last: { origin: number; found: Record<Kind, CellFeatures> } | null = null;
  return {
    lessonsAt: (day) => {
      let lessons = kept.get(day);
      if (!lessons) kept.set(day, (lessons = made(day)));
      return lessons;
    },
    candidatesAt: (origin) => {
      if (last?.origin !== origin) {
        const [here] = moved as [ActiveCells];
        const { alone, together } = ofBothKinds(pastOf(here, days, origin), candidates);
        const placed = ({ place, columns }: Features): CellFeatures => ({
          cell: place.map((at) => here.cell[at]!),
          columns,
        });
        last = { origin, found: { alone: placed(alone), together: placed(together) } };
      }
      return last.found;
    },
  };
}

function ofBothKinds(past: Past, candidates: number): Record<Kind, Features> {
  const alone = featuresOf({ ...past, others: [] }, candidates);
  return { alone, together: past.others.length > 0 ? featuresOf(past, candidates) : alone };
}

const pick = (values: Float64Array, at: Int32Array) => {
  const picked = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) picked[i] = values[at[i]!]!;
  return picked;
};

function movedBy(
  ground: Ground,
  tables: readonly PlacedIncidents[],
  [right, up]: readonly [number, number],
): readonly PlacedIncidents[] {
  if (right === 0 && up === 0) return tables;
  const step = sideOf(ground);
  return tables.map(({ x, y, day }) =>
    placeIncidents(
      ground,
      Float64Array.from(x, (each) => each + right * step),
      Float64Array.from(y, (each) => each + up * step),
      day,
    ),
  );
}

/** Incidents of the first table in each active cell from a day on, before another. */
function countPlaces(
  { cell, placeOf }: ActiveCells,
  { day }: PlacedIncidents,
  from: number,
  before: number,
): Float64Array {
  const counts = new Float64Array(cell.length);
  placeOf[0]!.forEach((place, i) => {
    if (place >= 0 && day[i]! >= from && day[i]! < before) counts[place]!++;
  });
  return counts;
}
