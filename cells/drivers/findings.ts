import { isProtectedTrait } from "@/cells/people/protected-trait";
import type { Driver } from "@/lib/methods/explain/drivers";
import type { Drivers } from "./compute";
import type { DriversParams } from "./params";
import type { ReadPanel } from "./read";
import { familyWords, featureWords, texts } from "./texts";

const telling = 0.05;

/** Drivers as people say them. */
export const saidDrivers = ({ drivers }: Drivers, { period }: DriversParams): Driver[] =>
  drivers.map((each) => ({
    ...each,
    name: each.isFamily ? familyWords(each.name) : featureWords(each.name, period),
    family: familyWords(each.family),
  }));

/** Whether it foresees at all, and only then what it leans on. */
export function findingsOf(found: Drivers, params: DriversParams): string[] {
  const { judged, model, steps } = found;
  const { deviance, baseline, p, better } = judged[model];
  const gain = 1 - deviance / baseline;
  const verdict = better ? texts.better : texts.notBetter;
  const findings = [verdict(steps.length, params.period, model, gain, p)];
  if (better) {
    const sure = saidDrivers(found, params).filter(
      ({ isFamily, adjusted }) => isFamily && adjusted < telling,
    );
    findings.push(sure.length > 0 ? texts.leans(sure.slice(0, 3), deviance) : texts.leansOnNothing);
  }
  const other = model === "trees" ? "regression" : "trees";
  if (judged[other].better && judged[other].deviance < deviance) {
    findings.push(texts.otherBetter(other, deviance, judged[other].deviance));
  }
  return findings;
}

export function provenanceOf(
  found: Drivers,
  params: DriversParams,
  { names, begins, provenance, traits }: ReadPanel,
  seed: number,
): string[] {
  const { period } = params;
  const said = texts.provenance;
  const marked = traits.map(({ name }) => name).filter(isProtectedTrait);
  return [
    ...provenance,
    said.panel(names.length, begins.length - 1, period),
    said.baseline(found.hasYear, period),
    ...(found.hasNeighbours || names.length === 1 ? [] : [said.noNeighbours]),
    said.split(found.rows.learned, found.rows.judged, found.steps.length, period),
    said.trees(found.trees),
    said.importance(seed),
    ...(marked.length > 0 ? [texts.caution.protected(marked)] : []),
  ];
}
