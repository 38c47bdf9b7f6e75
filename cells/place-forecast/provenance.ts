import { layerTexts } from "@/cells/ground/layer-texts";
import { placeModels } from "@/lib/methods/places/models";
import type { PlaceFound } from "./compute";
import { usesLayers, type PlaceForecastParams } from "./params";
import type { ReadPlaces } from "./read";
import { refitProvenance } from "./refit-report";
import type { TestedModel, TestedOrigin } from "./tested";
import { explainTexts } from "./explain-texts";
import { texts } from "./texts";

/** How the figures were come by. */
export function provenanceOf(
  { words, chosen, model, parts, tested, fallback, refit, scatter }: PlaceFound,
  { patrol, shape, size, use, layers }: PlaceForecastParams,
  read: ReadPlaces,
): string[] {
  const lines = [
    ...read.words,
    ...words,
    texts.span(read.from, read.origin),
    texts.patrol(patrol, chosen, shape, size),
    ...(fallback ? [fallback] : []),
    texts.method(model, placeModels[model], parts),
  ];
  if (!tested) return [...lines, texts.untested];
  const [first] = tested.models as [TestedModel];
  const sum = (of: (each: TestedOrigin) => number) =>
    first.origins.reduce((all, each) => all + of(each), 0);
  lines.push(
    texts.tested(tested.origins, tested.horizon, tested.models.length),
    ...(usesLayers(model) && layers.length > 0 ? [layerTexts.asNow] : []),
    texts.calibration(
      sum(({ expected }) => expected),
      sum(({ hits }) => hits),
      sum(({ expectedFilled }) => expectedFilled),
      sum(({ filled }) => filled),
      chosen * tested.origins.length,
    ),
    ...(tested.drivers ? [explainTexts.provenance(tested.drivers)] : []),
    ...(refit ? refitProvenance(refit, use) : []),
    texts.chance(scatter),
    texts.recorded,
  );
  return lines;
}
