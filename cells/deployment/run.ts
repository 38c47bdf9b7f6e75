import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { Deployment, DeploymentInput } from "./compute";
import { findingsOf, provenanceOf } from "./findings";
import { deploymentSchema } from "./params";
import { readDeployment } from "./read";
import { checkRules, rulesOf } from "./rules";
import { planTable } from "./tables";
import { texts } from "./texts";
import { askedOf, viewOf } from "./view-data";

/** Seconds to look for a better plan. */
const patience = 8;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(deploymentSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const { params } = read;
  const deployment = await readDeployment(context, params);
  const rules = rulesOf(params);
  checkRules(deployment.ground, rules);
  const { engine, signal, cell, seed } = context;
  const asked = askedOf(params, rules, seed);
  const input: DeploymentInput = {
    history: deployment.patrol.incidents.history,
    horizon: params.weeks,
    given: null,
    ground: deployment.ground,
    ...{ rules, seed, seconds: patience },
  };
  const told = (found: Deployment) => ({
    findings: findingsOf(found, deployment, asked),
    provenance: provenanceOf(found, deployment, asked),
    view: viewOf(found, deployment, asked),
  });
  context.progress(null, texts.planning);
  const worker = new Worker(new URL("./deployment.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Deployment, Deployment>(worker, input, context, {
    onEarly: (early) => context.show(told(early)),
  });
  context.progress(null, texts.writing);
  const bytes = planTable(found, deployment, asked);
  const table = await engine.ingest(cell.name ?? cell.id, [bytes], { signal });
  return { table, ...told(found) };
}
