import { readParams } from "@/cells/params";
import { pointTable, readPoints } from "@/cells/spatial/points";
import { texts as spatialTexts } from "@/cells/spatial/texts";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { dayColumn, dayOfIso, dayWords, type DayColumn } from "./days";
import { drawZones } from "./draw";
import type { FindInput, Found } from "./find";
import { nearRepeatSchema, type NearRepeatParams } from "./params";
import { bandsOf, bandTable, zoneTable, type Band } from "./tables";
import { texts } from "./texts";
import type { NearRepeatView } from "./view-data";

/** Name of the table that has the zones of raised risk. */
export const zonesOfName = (name: string): string => `${name}_zones`;

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(nearRepeatSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  const { table: data } = await pointTable(context, params);
  const time = dayColumn(data, params.time);
  const { points, words } = await readPoints(context, params, { day: time.sql });
  const steps = (width: number, count: number) =>
    Array.from({ length: count }, (_, i) => (i + 1) * width);
  const input: FindInput = {
    points,
    options: {
      // A metre is the same place: registers round coordinates to about a tenth of that.
      spaceBreaks: [0, 1, ...steps(params.distance, params.distances), Infinity],
      timeBreaks: [0, ...steps(params.days, params.periods), Infinity],
      metric: params.metric,
      permutations: params.permutations,
    },
    ahead: params.ahead,
    asOf: params.as_of === undefined ? null : dayOfIso(params.as_of),
    seed: context.seed,
  };
  const describe = (found: Found) => ({
    findings: findingsOf(found, params),
    provenance: [words, ...provenanceOf(found, params, time, context.seed)],
    view: viewOf(found, params, time),
  });
  const worker = new Worker(new URL("./near-repeat.worker.ts", import.meta.url), {
    type: "module",
  });
  const found = await workOf<Found, Found>(worker, input, context, {
    transfer: [points.buffer as ArrayBuffer],
    onEarly: (early) => context.show(describe(early)),
  });
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const name = cell.name ?? cell.id;
  const table = await engine.ingest(name, [bandTable(found.tested)], { signal });
  const bytes = zoneTable(found.zones, found.asOf);
  const zones = await engine.ingest(zonesOfName(name), [bytes], { signal });
  return { table, sideTables: [zones], ...describe(found) };
}

function viewOf(
  found: Found,
  { permutations }: NearRepeatParams,
  { column }: DayColumn,
): NearRepeatView {
  return {
    bands: bandsOf(found.tested),
    columns: found.tested.timeBreaks.length - 1,
    made: found.tested.permutations,
    permutations,
    map: drawZones(found),
    time: column,
  };
}

function findingsOf(found: Found, { ahead }: NearRepeatParams): string[] {
  const { tested, zones, asOf, recent } = found;
  const bands = bandsOf(tested);
  const raised = bands.filter((band) => band.raised);
  const tests = bands.filter(({ adjusted }) => !Number.isNaN(adjusted));
  if (raised.length === 0) {
    return [texts.none(tests.length, Math.min(...tests.map(({ adjusted }) => adjusted)))];
  }
  const findings: string[] = [];
  const strongest = (some: Band[]) => some.toSorted((a, b) => b.ratio - a.ratio)[0];
  const same = strongest(raised.filter(({ to }) => to <= 1));
  const near = strongest(raised.filter(({ to }) => to > 1));
  const says = ({ since, until }: Band) => texts.days(since, until);
  if (same) {
    const { observed, ratio, expected, adjusted } = same;
    findings.push(texts.samePlace(observed, says(same), ratio, expected, adjusted));
  }
  if (near) {
    const { from, to, observed, ratio, expected, adjusted } = near;
    const words = texts.near(
      texts.distance(from, to),
      says(near),
      ratio,
      observed,
      expected,
      adjusted,
    );
    const [far, late] = [
      Math.max(...raised.map((band) => band.to)),
      Math.max(...raised.map((band) => band.until - 1)),
    ];
    const isMore = far > to || late > near.until - 1;
    findings.push(isMore ? `${words} ${texts.extent(far, late)}` : words);
  }
  const [from, to] = [dayWords(asOf + 1), dayWords(asOf + ahead)];
  const km2 = zones.reduce((sum, zone) => sum + zone.km2, 0);
  findings.push(
    zones.length === 0
      ? texts.noZones(from, to)
      : texts.zonesFound(zones.length, km2, from, to, recent.x.length),
  );
  return findings;
}

function provenanceOf(
  { tested, undated, farOut, zone, days, asOf }: Found,
  { metric }: NearRepeatParams,
  { column }: DayColumn,
  seed: number,
): string[] {
  const lines: string[] = [];
  if (undated > 0) lines.push(texts.undated(undated, column));
  if (farOut > 0) lines.push(spatialTexts.farOut(farOut));
  const { points, pairs, permutations } = tested;
  lines.push(texts.used(points, column, dayWords(days[0]), dayWords(days[1]), pairs));
  lines.push(spatialTexts.zone(zone.zone, zone.south));
  const tests = tested.adjusted.filter((p) => !Number.isNaN(p)).length;
  lines.push(texts.method(texts.metrics[metric], permutations, seed, tests));
  if (tested.raised.length > 0) lines.push(texts.zoneMethod(dayWords(asOf)));
  return lines;
}
