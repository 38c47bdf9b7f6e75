import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { Deployment, DeploymentInput } from "./compute";
import { findingsOf, provenanceOf } from "./findings";
import { deploymentSchema } from "./params";
import { readGiven } from "./given";
import { readDeployment } from "./read";
import { checkRules, rulesOf } from "./rules";
import { scoreFindings, scoreProvenance } from "./score-findings";
import { readScore } from "./score-read";
import { scoreTable } from "./score-table";
import { scoreViewOf } from "./score-view";
import { planTable } from "./tables";
import { texts } from "./texts";
import { askedOf, viewOf } from "./view-data";

/** The side table of plans tried on the past. */
export const scoreName = (name: string): string => `${name}_score`;

/** Seconds to look for a better plan. */
const patience = 8;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(deploymentSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const { params } = read;
  const deployment = await readDeployment(context, params);
  const rules = rulesOf(params);
  checkRules(deployment.ground, rules);
  const given = params.forecast ? await readGiven(context, params, deployment.patrol) : null;
  const score = await readScore(context, params, deployment.patrol);
  const { engine, signal, cell, seed } = context;
  const asked = askedOf(params, rules, seed);
  const input: DeploymentInput = {
    history: deployment.patrol.incidents.history,
    horizon: params.weeks,
    given: given && given.expected,
    ground: deployment.ground,
    ...{ rules, seed, seconds: patience },
    score: score.input,
  };
  const told = (found: Deployment) => ({
    findings: [...findingsOf(found, deployment, asked), ...scoreFindings(found, score)],
    provenance: [
      ...provenanceOf(found, deployment, asked, given),
      ...scoreProvenance(found, score),
    ],
    view: { ...viewOf(found, deployment, asked, given !== null), score: scoreViewOf(found, score) },
  });
  context.progress(null, texts.planning);
  const worker = new Worker(new URL("./deployment.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Deployment, Deployment>(worker, input, context, {
    onEarly: (early) => context.show(told(early)),
  });
  context.progress(null, texts.writing);
  const bytes = planTable(found, deployment, asked);
  const table = await engine.ingest(cell.name ?? cell.id, [bytes], { signal });
  if (params.score === false) return { table, ...told(found) };
  const tried = await engine.ingest(
    scoreName(cell.name ?? cell.id),
    [scoreTable(found.tried?.score ?? null, score.days)],
    { signal },
  );
  return { table, sideTables: [tried], ...told(found) };
}
