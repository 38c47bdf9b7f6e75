import { columnIn } from "@/cells/areas/columns";
import { dayColumn, dayOfIso, dayWords } from "@/cells/near-repeat/days";
import { readParams } from "@/cells/params";
import { pointTable, readOutlines, readPoints } from "@/cells/spatial/points";
import { texts as spatialTexts } from "@/cells/spatial/texts";
import { workOf } from "@/cells/work";
import { hiddenColumns } from "@/datasets/model/people";
import { rolesOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { drawClusters } from "./draw";
import { scanSchema, type ScanParams } from "./params";
import type { PlacedCluster, Searched, SearchInput } from "./search";
import { clusterTable } from "./table";
import { texts } from "./texts";
import type { ScanView } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(scanSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  if (params.look_for === "places" && !params.areas) {
    throw new CellFailure({ message: texts.needsAreas, hint: texts.needsAreasHint });
  }
  const { table: data } = await pointTable(context, params);
  const time = dayColumn(data, params.time);
  const place = placeColumn(data, params.place);
  const { points, words } = await readPoints(context, params, {
    day: time.sql,
    place: place ? `cast(${q(place)} as varchar)` : "null::varchar",
  });
  const input: SearchInput = {
    points,
    areas: params.areas ? await readAreas(context, params) : null,
    lookFor: params.look_for,
    asOf: params.as_of === undefined ? null : dayOfIso(params.as_of),
    period: params.period,
    step: stepOf(params),
    longest: params.longest,
    radius: params.radius,
    share: params.share,
    least: params.least,
    clusters: params.clusters,
    permutations: params.permutations,
    seed: context.seed,
  };
  const describe = (found: Searched) => ({
    findings: findingsOf(found),
    provenance: [words, ...provenanceOf(found, input, params, time.column)],
    view: {
      map: drawClusters(found),
      made: found.made,
      permutations: params.permutations,
      time: time.column,
    } satisfies ScanView,
  });
  const worker = new Worker(new URL("./scan.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Searched, Searched>(worker, input, context, {
    transfer: [points.buffer as ArrayBuffer],
    onEarly: (early) => context.show(describe(early)),
  });
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const bytes = clusterTable(found.clusters);
  const table = await engine.ingest(cell.name ?? cell.id, [bytes], { signal });
  return { table, ...describe(found) };
}

/** Longer periods are cut into weeks where any window counts: the work grows with the windows. */
const stepOf = ({ step, look_for, period }: ScanParams): number =>
  step ?? (look_for === "any" && period > 90 ? 7 : 1);

/** The column that names places best: a station before other areas. */
function placeColumn(table: TableInfo, wanted: string | undefined): string | undefined {
  if (wanted) return columnIn(table, wanted, "place");
  const hidden = hiddenColumns(table);
  const areas = [...rolesOf(table)]
    .filter(([name, role]) => role === "area" && !hidden.includes(name))
    .map(([name]) => name);
  return areas.find((name) => /station|unit|ward|neighbou?rhood|community/i.test(name)) ?? areas[0];
}

async function readAreas(context: RunContext, params: ScanParams) {
  const { engine, signal } = context;
  const { table, outlines } = await readOutlines(context, params.areas!, {
    geometry: params.geometry,
  });
  const column = params.population
    ? columnIn(table, params.population, "population")
    : table.columns.find(({ name }) => /population|residents|inhabitants/i.test(name))?.name;
  if (!column) throw new CellFailure({ message: texts.noPopulation(table.name) });
  const sql = `select try_cast(${q(column)} as double) as population from ${q(table.name)} order by rowid`;
  const population = decodeTable(await engine.query(sql, { signal })).numbers("population");
  return { outlines, population: Float64Array.from(population) };
}

const mostTold = 3;

function findingsOf({ clusters }: Searched): string[] {
  if (clusters.length === 0) return [texts.none];
  const worth = clusters.filter(({ p }) => Number.isNaN(p) || p <= 0.05).slice(0, mostTold);
  if (worth.length > 0) {
    return worth.map((cluster) =>
      wordsOf(cluster, texts.judged(cluster.p, cluster.recurrenceDays)),
    );
  }
  return [`${wordsOf(clusters[0]!, "")}${texts.byChance(clusters[0]!.p)}`];
}

const wordsOf = (cluster: PlacedCluster, judged: string) =>
  texts.cluster(
    texts.period(dayWords(cluster.start), dayWords(cluster.end)),
    cluster.cases,
    cluster.radius,
    texts.place(cluster.latitude, cluster.longitude, cluster.place),
    cluster.expected,
    judged,
  );

function provenanceOf(
  found: Searched,
  input: SearchInput,
  params: ScanParams,
  column: string,
): string[] {
  const { left, cases, from, to, sites, cell, zone } = found;
  const { step, longest, radius, share, least, permutations, seed } = input;
  const lines: string[] = [];
  if (left.undated > 0) lines.push(texts.undated(left.undated, column));
  if (left.farOut > 0) lines.push(spatialTexts.farOut(left.farOut));
  if (left.outOfAreas > 0) lines.push(texts.outOfAreas(left.outOfAreas));
  lines.push(texts.used(cases, column, dayWords(from), dayWords(to), left.outOfPeriod));
  lines.push(input.areas ? texts.areaSites(sites) : texts.sites(sites, cell));
  lines.push(
    params.look_for === "places"
      ? texts.circles(radius, share, least)
      : texts.windows(longest, step, radius, share, least),
  );
  const model = texts.model[input.areas ? "poisson" : "permutation"];
  lines.push(texts.method(model, permutations, seed));
  lines.push(spatialTexts.zone(zone.zone, zone.south));
  return lines;
}
