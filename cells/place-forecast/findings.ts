import { layerTexts } from "@/cells/ground/layer-texts";
import type { PlaceFound } from "./compute";
import { usesLayers, type PlaceForecastParams } from "./params";
import type { Alerts } from "./rank";
import type { ReadPlaces } from "./read";
import { refitSentences } from "./refit-report";
import type { Tested, TestedModel } from "./tested";
import { texts } from "./texts";

/** What to expect where, how well that did, and what is above the threshold. */
export function findingsOf(
  found: PlaceFound,
  params: PlaceForecastParams,
  { origin, value }: ReadPlaces,
): string[] {
  const { chosen, cellKm2, areaKm2, ranked, expected, tested, tied } = found;
  const { shape, size, horizon } = params;
  const inChosen = ranked.reduce((sum, cell) => sum + (cell.isChosen ? cell.expected : 0), 0);
  const first = texts.choice({
    ...{ cells: chosen, cellKm2, areaKm2, shape, size },
    ...{ expected: inChosen, all: expected, horizon, origin, value },
  });
  const alerts = found.alerts ? [alertsIn(found.alerts, params.threshold!)] : [];
  return [
    first,
    tested
      ? testFinding(tested, params.layers.length > 0)
      : found.isFirst
        ? texts.early
        : texts.untested,
    ...(found.fallback ? [found.fallback] : []),
    ...(tied && !found.isFirst ? [texts.tied(tied.chosen, tied.left)] : []),
    ...alerts,
    ...(found.refit ? [refitSentences(found.refit).join(" ")] : []),
  ];
}

function testFinding(tested: Tested, hasLayers: boolean): string {
  const [model] = tested.models as [TestedModel];
  const { hits, pai } = model.summary;
  const all = model.origins.reduce((sum, each) => sum + each.incidents, 0);
  const caught = texts.caught(tested.origins.length, tested.horizon, hits, all, pai);
  const asNow = hasLayers && usesLayers(model.name) ? ` ${layerTexts.asNow}` : "";
  return `${caught} ${verdictOf(tested)}${asNow}`;
}

/** Against the better of the two counts, so that no weak baseline is beaten. */
export function verdictOf({ models, count }: Tested): string {
  const [model] = models as [TestedModel];
  if (model.gain === null) return texts.isCount(count);
  const pai = models.find(({ name }) => name === count)!.summary.pai.mean;
  const { mean, low, high } = model.gain;
  const between = texts.between({ low, high });
  if (low !== null && low > 0) return texts.better(texts.difference(mean), between, count, pai);
  if (high !== null && high < 0) return texts.worse(count, pai, signed(mean), between);
  return texts.noBetter(count, pai, signed(mean), between);
}

const signed = (value: number) => `${value < 0 ? "−" : ""}${texts.difference(value)}`;

const alertsIn = ({ cells, filled, most }: Alerts, threshold: number): string =>
  texts.alerts(cells, filled, threshold, most);
