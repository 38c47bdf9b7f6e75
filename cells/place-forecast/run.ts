import { readLayers } from "@/cells/ground/layers";
import { readGround } from "@/cells/ground/read";
import { keptUntil } from "@/cells/learning/params";
import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { PlaceFound, PlaceInput } from "./compute";
import { driversTable, effectsTable } from "./explain-tables";
import { findingsOf } from "./findings";
import { placeForecastSchema, usesLayers, usesLearned, type PlaceForecastParams } from "./params";
import { provenanceOf } from "./provenance";
import { readPlaces } from "./read";
import { refitTable } from "./refit-table";
import { backtestTable, cellsTable, modelsTable, scoresTable } from "./tables";
import { texts } from "./texts";
import { viewOf } from "./view-data";

const day = 86_400_000;

type SideParams = Pick<PlaceForecastParams, "model" | "kept">;

/** Tables beside that of the cells: each period of the test, the scores, the model, what it leans on, a kept one. */
const sidesOf = ({ model, kept }: SideParams) =>
  [
    ...(["backtest", "scores", "models"] as const),
    ...(usesLearned(model) ? (["drivers", "effects"] as const) : []),
    ...(kept === undefined ? [] : (["refit"] as const)),
  ] as const;

export const sideNames = (name: string, params: SideParams): string[] =>
  sidesOf(params).map((each) => `${name}_${each}`);

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(placeForecastSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const places = await readPlaces(context, params);
  const ground = await readGround(context, params);
  if (params.model === "risk terrain" && params.layers.length === 0) {
    throw new CellFailure({ message: texts.noLayers, hint: texts.noLayersHint });
  }
  const layers = usesLayers(params.model) ? await readLayers(context, params.layers) : [];
  const input: PlaceInput = {
    points: places.points,
    ground,
    others: places.others,
    ...{ from: places.from, origin: places.origin, horizon: params.horizon },
    ...{ patrol: params.patrol, model: params.model, origins: params.origins },
    halfLife: params.half_life,
    threshold: params.threshold ?? null,
    layers,
    kept:
      params.kept === undefined ? null : { knownAt: keptUntil(params.kept) / day, use: params.use },
  };
  const report = (found: PlaceFound) => ({
    view: viewOf(found, params, places, { boundary: ground.boundary?.sql ?? null, layers }),
    findings: findingsOf(found, params, places),
    provenance: provenanceOf(found, params, places),
  });
  const worker = new Worker(new URL("./place-forecast.worker.ts", import.meta.url), {
    type: "module",
  });
  const found = await workOf<PlaceFound, PlaceFound>(worker, input, context, {
    transfer: [places.points.buffer as ArrayBuffer],
    onEarly: (early) => context.show(report(early)),
  });
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const name = cell.name ?? cell.id;
  const table = await engine.ingest(name, [cellsTable(found, places, params)], { signal });
  const tested = found.tested!;
  const bytes = {
    backtest: () => backtestTable(tested),
    scores: () => scoresTable(tested, found),
    models: () => modelsTable(found, tested, params, places),
    drivers: () => driversTable(tested.drivers, places.others),
    effects: () => effectsTable(tested.drivers, places.others),
    refit: () => refitTable(found.refit),
  };
  const sideTables = [];
  for (const side of sidesOf(params)) {
    sideTables.push(await engine.ingest(`${name}_${side}`, [bytes[side]()], { signal }));
  }
  return { table, sideTables, ...report(found) };
}
