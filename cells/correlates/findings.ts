import { isProtectedTrait } from "@/cells/people/protected-trait";
import type { Correlates } from "./compute";
import type { ReadAreas } from "./read";
import { texts } from "./texts";

/** Columns say the same from here on. */
export const mostInflation = 5;

const telling = 0.05;

/** One to three sentences: the strongest trait, the neighbours, traits that say the same. */
export function findingsOf({ found }: Correlates): string[] {
  const { effects, dependence, spatial } = found;
  const sure = effects
    .filter(({ adjusted }) => adjusted < telling)
    .toSorted((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio)));
  const [strongest, ...further] = sure;
  const findings = [
    strongest
      ? texts.effect(strongest, effects.length - 1) +
        (further.length > 0 ? texts.further(further.map(({ name }) => name)) : "")
      : texts.noEffect(effects.length),
  ];
  if (dependence && spatial) {
    const widened = effects.reduce(
      (most, each) => Math.max(most, widthOf(each) / widthOf(each.plain)),
      0,
    );
    findings.push(
      dependence.p < telling ? texts.alike(dependence, widened) : texts.notAlike(dependence),
    );
  } else if (dependence) {
    findings.push(
      dependence.p < telling ? texts.tooNarrow(dependence) : texts.notSeenAlike(dependence),
    );
  }
  const alike = effects.filter(({ factor }) => factor > mostInflation);
  if (alike.length > 0) findings.push(texts.together(alike, effects));
  return findings;
}

const widthOf = ({ low, high }: { low: number; high: number }) => Math.log(high / low);

export function provenanceOf(
  { found, leftOut, joined, kept }: Correlates,
  { counts, columns, provenance }: ReadAreas,
  seed: number,
): string[] {
  const own = Array.from(kept, (i) => counts[i]!);
  const total = own.reduce((sum, each) => sum + each, 0);
  const { dependence, spatial, withoutSpatial } = found;
  const lines = [...provenance, ...texts.leftOut(leftOut), texts.compared(kept.length, total)];
  if (columns.count && own.some((each) => !Number.isInteger(each))) {
    lines.push(texts.notWhole(columns.count));
  }
  if (total < 30) lines.push(texts.fewCases(total));
  lines.push(texts.exposures(columns.exposure), texts.model(found.theta));
  if (spatial) lines.push(texts.spatial(spatial));
  else lines.push(withoutSpatial ? texts.notAllowedFor(withoutSpatial) : texts.noNeighbours);
  if (dependence) lines.push(texts.permuted(permutations, seed));
  if (joined > 0) lines.push(texts.joined(joined));
  lines.push(texts.tests(found.effects.length));
  const marked = columns.traits.filter(isProtectedTrait);
  if (marked.length > 0) lines.push(texts.caution.protected(marked));
  return lines;
}

/** Of the test of the residuals. */
export const permutations = 999;
