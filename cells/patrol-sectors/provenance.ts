import type { Sectors } from "./compute";
import type { SectorsParams } from "./params";
import type { ReadSectors } from "./read";
import { texts } from "./texts";

const { provenance: words } = texts;

export function provenanceOf(
  { placed, neighbours, expected, todayNames, shifts }: Sectors,
  read: ReadSectors,
  params: SectorsParams,
  seed: number,
): string[] {
  const { beats, shifts: told } = read.patrol;
  const isPlaced = new Set(placed);
  const without = [...beats.names.keys()].filter((beat) => !isPlaced.has(beat));
  const lost = without.reduce((sum, beat) => {
    for (let k = 0; k < told.length; k++) sum += expected.counts[beat * told.length + k]!;
    return sum;
  }, 0);
  const starts = Math.min(...shifts.map(({ plan }) => plan.starts));
  const joined = read.joined.filter((pair) => pair.every((beat) => isPlaced.has(beat)));
  const cutOff = shifts[0]!.today?.connected.filter((each) => !each).length ?? 0;
  return [
    ...read.words,
    ...(read.given ? read.given.words : [words.expected(params.weeks)]),
    words.neighbours(params.gap, neighbours.neighbour.length / placed.length, joined.length),
    ...(without.length > 0
      ? [
          words.noOutline(
            without.map((beat) => beats.names[beat]!),
            lost,
          ),
        ]
      : []),
    words.sectors(
      shifts.map(({ plan }, shift) => [told[shift]!.name, plan.load.length]),
      read.within,
    ),
    words.goal(params.tolerance),
    ...(params.changes === undefined ? [] : [words.limit(params.changes)]),
    ...(read.today && todayNames.length === 0 ? [words.noToday(params.today!)] : []),
    ...(cutOff > 0 ? [words.todayCutOff(cutOff)] : []),
    ...(todayNames.length > 0 ? [words.changed] : []),
    words.bound(
      shifts.map(({ plan }, shift) => [told[shift]!.name, plan.gap]),
      read.within,
    ),
    words.starts(starts, params.tries, seed),
    words.ways,
    words.recorded,
  ];
}
