import { incidentsSql } from "@/cells/patrol/incidents";
import { readOutlines } from "@/cells/patrol/outlines";
import { readPatrol, type ReadPatrol } from "@/cells/patrol/read";
import type { Roster } from "@/cells/patrol/roster";
import { discoveredIn } from "@/cells/ground/discovered";
import { refuseProtected } from "@/cells/people/protected-trait";
import { daysOfWeek } from "@/lib/methods/patrol/turns";
import { shiftMinutes } from "@/lib/methods/patrol/shifts";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { sumOf } from "@/lib/methods/statistics/sums";
import { aloneOf } from "./alone";
import { placesOf, travelOf, type Places } from "./places";
import { readFacts, type Facts } from "./facts";
import { readHotSquares, type HotSquares } from "./hot-squares";
import type { DeploymentParams } from "./params";
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

/** Weeks are what a plan and its history go by. */
const stepDays = 7;
const fewestSteps = 8;

/** Incidents, duty and beats of a plan. Throws CellFailure. */
export async function readDeployment(
  context: RunContext,
  params: DeploymentParams,
): Promise<ReadDeployment> {
  const found: { column: string | null; except: string | null } = { column: null, except: null };
  const patrol = await readPatrol(context, params, {
    stepDays,
    async exceptOf(table) {
      const discovered = await discoveredIn(context, table);
      found.column = discovered?.column ?? null;
      if (!discovered || params.discovered === "keep") return undefined;
      found.except = discovered.sql;
      const words = (count: number) => texts.discovered.leftOut(count, discovered.column);
      return { sql: discovered.sql, words };
    },
  });
  const { beats, shifts, incidents, days } = patrol;
  refuseProtected(patrol.dated.table.name, [params.harm?.column, ...beats.by]);
  const steps = incidents.history.counts.length / Math.max(1, incidents.history.places);
  if (steps < Math.max(fewestSteps, params.weeks)) {
    throw new CellFailure({ message: texts.fewWeeks(steps), hint: texts.fewWeeksHint });
  }
  if (!incidents.counts.some((each) => each > 0)) {
    throw new CellFailure({ message: texts.noIncidents, hint: texts.noIncidentsHint });
  }
  const outlines = patrol.ground && (await readOutlines(context, beats, patrol.ground));
  const { dated, span } = patrol;
  const except = found.except ? { sql: found.except, words: () => "" } : undefined;
  const facts = await readFacts(context, params, found.except, patrol);
  const squares = await readHotSquares(context, params, found.except, patrol);
  const place = outlines && placesOf(outlines);
  const needsTravel = place !== null && goalsOfTravel.has(params.goal);
  return {
    patrol,
    ground: { ...groundOf(patrol, days), travel: needsTravel ? travelOf(place) : null },
    facts,
    squares,
    outlines,
    place,
    incidents: incidentsSql(dated, params, { beats, shifts, span, stepDays, except }),
    words: [
      ...patrol.words,
      ...(found.column === null ? [texts.discovered.unknown] : []),
      ...(found.column !== null && params.discovered === "keep"
        ? [texts.discovered.kept(found.column)]
        : []),
    ],
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
  const today =
    roster &&
    roster.unitHours.map(
      (hours, place) =>
        (hours / (shiftMinutes(shifts[place % shifts.length]!) / 60) / days) * daysOfWeek,
    );
  return {
    beatNames: beats.names,
    station,
    stationNames,
    shiftNames: shifts.map(({ name }) => name),
    today,
    crew: roster ? crewOf(roster) : 1,
    alone: today
      ? aloneOf(incidents.counts, today, shifts.length)
      : new Uint8Array(station.length * shifts.length),
  };
}

/** Officers of a unit in the roster, as the nearest whole number. */
const crewOf = ({ officerHours, unitHours }: Roster): number =>
  Math.max(1, Math.round(sumOf(officerHours) / Math.max(1, sumOf(unitHours))));
