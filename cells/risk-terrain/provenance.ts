import type { TerrainFound } from "./data";
import { distancesOf, type RiskTerrainParams } from "./params";
import { texts } from "./texts";

/** A feature nearer than this share of a cell's side may lie in the cell and not be counted for it. */
const short = 0.7;

export function provenanceOf(
  found: TerrainFound,
  read: readonly string[],
  params: RiskTerrainParams,
): string[] {
  const { model, features, later, words, counts, blockSide, span } = found;
  const lines = [...read, ...words];
  const distances = [
    ...distancesOf(params),
    ...params.layers.flatMap((layer) => layer.distances ?? []),
  ];
  const shortest = Math.min(...distances);
  if (shortest < short * params.size) lines.push(texts.coarse(shortest, params.size));
  lines.push(texts.model(found), texts.family(model));
  if (found.factors.length > 0) lines.push(texts.errors(blockSide, model.confidence, model.tried));
  if (model.residuals) lines.push(texts.residuals(model.residuals.moran, model.residuals.p));
  const untried = features.filter(({ isTried }) => !isTried);
  if (untried.length > 0) lines.push(texts.notTried(untried.map(({ name }) => name)));
  if (found.factors.some(({ held }) => held)) lines.push(texts.halves);
  if (later) lines.push(texts.tested(later, counts.length, later.cells * found.cellKm2));
  else if (span && found.factors.some(({ held }) => held)) lines.push(texts.fewForTest);
  return lines;
}
