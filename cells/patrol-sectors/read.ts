import { columnIn } from "@/cells/areas/columns";
import { readGiven, type Given } from "@/cells/deployment/given";
import { readWeeks, type ReadWeeks } from "@/cells/deployment/read-weeks";
import type { Beats, Named } from "@/cells/patrol/beats";
import { readOutlines } from "@/cells/patrol/outlines";
import { wordsOfBeats } from "@/cells/patrol/words-of-beats";
import { refuseHidden } from "@/cells/people/offered";
import { refuseProtected } from "@/cells/people/protected-trait";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import type { SectorsParams } from "./params";
import { texts } from "./texts";
import { withinOf } from "./within";

export interface ReadSectors extends ReadWeeks {
  outlines: (string | null)[];
  given: Given | null;
  /** Today's sector of each beat as it is written; null where the analyst names no column. */
  today: (string | null)[] | null;
  /** Numbers of the beats that are joined by hand. */
  joined: [number, number][];
  within: "station" | "city";
}

/** Incidents, outlines and today's sectors. Throws CellFailure. */
export async function readSectors(
  context: RunContext,
  params: SectorsParams,
): Promise<ReadSectors> {
  if (!params.beats) {
    throw new CellFailure({ message: texts.chooseBeats, hint: texts.chooseBeatsHint });
  }
  const read = await readWeeks(context, params);
  const { beats, ground, shifts } = read.patrol;
  const outlines = await readOutlines(context, beats, ground!);
  if (!outlines?.some((outline) => outline !== null)) {
    const message = texts.noOutlines(params.beats);
    throw new CellFailure({ message, hint: texts.chooseBeatsHint });
  }
  const within = withinOf(params.within, beats.by.length);
  if (within === "station" && beats.by.length < 2) {
    throw new CellFailure({ message: texts.noStation, hint: texts.noStationHint });
  }
  if (typeof params.sectors === "object") {
    const names = shifts.map(({ name }) => name);
    const unknown = Object.keys(params.sectors).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new CellFailure({ message: texts.noShift(unknown, names) });
  }
  return {
    ...read,
    outlines,
    given: params.forecast ? await readGiven(context, params, read.patrol) : null,
    today: params.today ? await readToday(context, beats, ground!, params.today) : null,
    joined: joinedPairs(beats, params),
    within,
  };
}

function readToday(
  context: RunContext,
  beats: Beats,
  named: Named,
  wanted: string,
): Promise<(string | null)[]> {
  const { table } = named;
  const column = columnIn(table, wanted, "today");
  refuseHidden(table, [column]);
  refuseProtected(table.name, [column]);
  return wordsOfBeats(context, beats, named, column);
}

function joinedPairs(beats: Beats, { joined = [] }: SectorsParams): [number, number][] {
  const unknown = joined.flat().filter((name) => !beats.names.includes(name));
  if (unknown.length > 0) {
    throw new CellFailure({ message: texts.noBeats(unknown), hint: texts.noBeatsHint });
  }
  return joined
    .map(([a, b]): [number, number] => [beats.names.indexOf(a), beats.names.indexOf(b)])
    .filter(([a, b]) => a !== b);
}
