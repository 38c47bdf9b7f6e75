import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { Deployment, DeploymentInput } from "./compute";
import { findingsOf, provenanceOf } from "./findings";
import { deploymentSchema, type DeploymentParams } from "./params";
import { readGiven } from "./given";
import { readDeployment } from "./read";
import { checkRules, rulesOf } from "./rules";
import { scoreFindings, scoreProvenance } from "./score-findings";
import type { ScoreInput, Tried } from "./score";
import { readDuty, scoreAsked } from "./score-read";
import { scoreTable } from "./score-table";
import { scoreViewOf } from "./score-view";
import { planTable } from "./tables";
import { texts } from "./texts";
import { askedOf, viewOf } from "./view-data";
import { visitsName, visitsTable } from "./visits-table";

/** The side table of plans tried on the past. */
export const scoreName = (name: string): string => `${name}_score`;

/** Seconds to look for a better plan. */
const patience = 7;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(deploymentSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const { params } = read;
  const { engine, signal, cell, seed } = context;
  const reading = readInput(context, params);
  // It loads while the tables are read.
  const worker = new Worker(new URL("./deployment.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Deployment, Deployment>(
    worker,
    reading.then(({ input }) => input),
    context,
    { onEarly: (early) => void reading.then(({ told }) => context.show(told(early))) },
  );
  const { deployment, asked, input, score, told } = await reading;
  let tried: Tried | null = null;
  if (score.windows) {
    context.show(told(found));
    const { history, ground } = input;
    const past: ScoreInput = {
      ...{ history, ground, rules: asked.rules, seed, today: found.problem },
      windows: score.windows,
      duty: await readDuty(context, deployment.patrol, score),
    };
    const trying = new Worker(new URL("./score.worker.ts", import.meta.url), { type: "module" });
    tried = await workOf<Tried>(trying, past, context);
  }
  context.progress(null, texts.writing);
  const own = cell.name ?? cell.id;
  const bytes = planTable(found, deployment, asked);
  const table = await engine.ingest(own, [bytes], { signal });
  const sideTables: TableInfo[] = [];
  if (deployment.squares.places) {
    const visits = visitsTable(found, deployment, asked, deployment.squares.places);
    sideTables.push(await engine.ingest(visitsName(own), [visits], { signal }));
  }
  const left = () => ({ table, ...(sideTables.length > 0 ? { sideTables } : {}) });
  if (params.score === false) return { ...left(), ...told(found) };
  const scores = scoreTable(tried?.score ?? null, score.days);
  sideTables.push(await engine.ingest(scoreName(own), [scores], { signal }));
  return { ...left(), ...told(found, tried) };
}

/** The input of the work, and what is told of its answers. */
async function readInput(context: RunContext, params: DeploymentParams) {
  const { seed } = context;
  const deployment = await readDeployment(context, params);
  const rules = rulesOf(params);
  checkRules(deployment.ground, rules);
  const given = params.forecast ? await readGiven(context, params, deployment.patrol) : null;
  const score = scoreAsked(params, deployment.patrol);
  const asked = askedOf(params, rules, seed);
  const input: DeploymentInput = {
    history: deployment.patrol.incidents.history,
    horizon: params.weeks,
    given: given && given.expected,
    ground: deployment.ground,
    ...{ rules, seed, seconds: patience },
  };
  const told = (found: Deployment, tried: Tried | null = null) => {
    const made = { ...asked, rules: { ...rules, goal: found.goal } };
    return {
      findings: [...findingsOf(found, deployment, made), ...scoreFindings(tried, score)],
      provenance: [
        ...provenanceOf(found, deployment, made, given),
        ...scoreProvenance(tried, score),
      ],
      view: {
        ...viewOf(found, deployment, asked, given !== null),
        score: scoreViewOf(tried, score),
      },
    };
  };
  context.progress(null, texts.planning);
  return { deployment, asked, input, score, told };
}
