import { readOutlines } from "@/cells/patrol/outlines";
import type { ReadPatrol } from "@/cells/patrol/read";
import { daysOfWeek } from "@/lib/methods/patrol/turns";
import { shiftMinutes } from "@/lib/methods/patrol/shifts";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { aloneOf } from "./alone";
import { placesOf, travelOf, type Places } from "./places";
import { readFacts, type Facts } from "./facts";
import { readHotSquares, type HotSquares } from "./hot-squares";
import type { DeploymentParams } from "./params";
import { readWeeks } from "./read-weeks";
import type { Ground } from "./rules";
import { texts } from "./texts";

export interface ReadDeployment {
  patrol: ReadPatrol;
  ground: Ground;
  facts: Facts;
  squares: HotSquares;
  outlines: (string | null)[] | null;
  place: Places | null;
  /** SQL of the incidents by beat, shift and week, for a program that does the same. */
  incidents: string;
  /** For the provenance. */
  words: string[];
}

/** Incidents, duty and beats of a plan. Throws CellFailure. */
export async function readDeployment(
  context: RunContext,
  params: DeploymentParams,
): Promise<ReadDeployment> {
  const needsTravel = goalsOfTravel.has(params.goal);
  if (needsTravel && params.beats === undefined) throw new CellFailure(texts.noBeatsTable);
  const { patrol, except, incidents, words } = await readWeeks(context, params);
  const { beats, days } = patrol;
  const outlines = patrol.ground && (await readOutlines(context, beats, patrol.ground));
  const facts = await readFacts(context, params, except, patrol);
  const squares = await readHotSquares(context, params, except, patrol);
  const place = outlines && placesOf(outlines);
  if (needsTravel && !place) {
    throw new CellFailure({ message: texts.noOutlines(params.beats!), hint: texts.noOutlinesHint });
  }
  return {
    patrol,
    ground: { ...groundOf(patrol, days), travel: needsTravel ? travelOf(place!) : null },
    facts,
    squares,
    outlines,
    place,
    incidents,
    words,
  };
}

const goalsOfTravel = new Set(["cover", "expected-cover", "median"]);

function groundOf(
  { beats, shifts, roster, incidents }: ReadPatrol,
  days: number,
): Omit<Ground, "travel"> {
  const hasStations = beats.by.length === 2;
  const stationNames = hasStations ? [...new Set(beats.values.map(([station]) => station!))] : [""];
  const numbers = new Map(stationNames.map((name, i) => [name, i]));
  const station = Int32Array.from(beats.values, ([name]) =>
    hasStations ? numbers.get(name!)! : 0,
  );
  const inTurns = (all: Float64Array) =>
    all.map(
      (hours, place) =>
        (hours / (shiftMinutes(shifts[place % shifts.length]!) / 60) / days) * daysOfWeek,
    );
  const today = roster && inTurns(roster.unitHours);
  return {
    beatNames: beats.names,
    station,
    stationNames,
    shiftNames: shifts.map(({ name }) => name),
    today,
    todayOfficers: roster && inTurns(roster.officerHours),
    alone: today
      ? aloneOf(incidents.counts, today, shifts.length)
      : new Uint8Array(station.length * shifts.length),
  };
}
