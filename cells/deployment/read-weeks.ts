import { incidentsSql } from "@/cells/patrol/incidents";
import type { PatrolParams } from "@/cells/patrol/params";
import { readPatrol, type ReadPatrol } from "@/cells/patrol/read";
import { discoveredIn } from "@/cells/ground/discovered";
import { refuseProtected } from "@/cells/people/protected-trait";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import type { DeploymentParams } from "./params";
import { texts } from "./texts";

/** Incidents and duty, week by week. */
export interface ReadWeeks {
  patrol: ReadPatrol;
  /** SQL condition of what the police found themselves, where it is left out. */
  except: string | null;
  /** SQL of the incidents by beat, shift and week, for a program that does the same. */
  incidents: string;
  /** For the provenance. */
  words: string[];
}

/** Weeks are what a plan and its history go by. */
const stepDays = 7;
const fewestSteps = 8;

/** What a plan of the weeks ahead is made of. Throws CellFailure. */
export async function readWeeks(
  context: RunContext,
  params: PatrolParams & Pick<DeploymentParams, "discovered" | "weeks">,
): Promise<ReadWeeks> {
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
  const { beats, shifts, incidents, span, dated } = patrol;
  refuseProtected(dated.table.name, [params.harm?.column, ...beats.by]);
  const steps = incidents.history.counts.length / Math.max(1, incidents.history.places);
  if (steps < Math.max(fewestSteps, params.weeks)) {
    throw new CellFailure({ message: texts.fewWeeks(steps), hint: texts.fewWeeksHint });
  }
  if (!incidents.counts.some((each) => each > 0)) {
    throw new CellFailure({ message: texts.noIncidents, hint: texts.noIncidentsHint });
  }
  const except = found.except ? { sql: found.except, words: () => "" } : undefined;
  return {
    patrol,
    except: found.except,
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
