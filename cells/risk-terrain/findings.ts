import type { TerrainFound } from "./data";
import { texts } from "./texts";

/** A factor that stands out from all that were tried, and residuals that are alike. */
export const shown = 0.05;

/** What goes with it, whether the map holds later, what is left: at most four sentences. */
export function findingsOf(found: TerrainFound): string[] {
  const { factors, features, later, counts } = found;
  const lines = [...factorFindings(found)];
  if (later && factors.length > 0) {
    lines.push(
      later.pai
        ? texts.later({ ...later, pai: later.pai }, counts.length)
        : texts.laterNothing(later.origin),
    );
  }
  const { residuals } = found.model;
  if (features.some(({ isTried }) => isTried) && residuals && residuals.p < shown) {
    lines.push(texts.alike(residuals.moran, residuals.p, factors.length > 0));
  }
  return lines;
}

function factorFindings({ factors, features, model, incidents }: TerrainFound): string[] {
  if (model.tried === 0) return [texts.nothingTried(features.length)];
  const sure = factors.filter(({ pAdjusted }) => pAdjusted < shown);
  const unsure = factors.filter(({ pAdjusted }) => pAdjusted >= shown);
  const first =
    sure.length > 0
      ? texts.found(sure, features.length)
      : texts.nothing(features.length, model.tried, incidents);
  return unsure.length > 0 ? [`${first} ${texts.doubtful(unsure)}`] : [first];
}
