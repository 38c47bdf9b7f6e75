import { columnIn, geometryOf, labelsOf } from "@/cells/areas/columns";
import { namesOf } from "@/cells/areas/summary";
import { readParams } from "@/cells/params";
import { refuseHidden } from "@/cells/people/offered";
import { queryRows } from "@/cells/rows";
import { pointTable, readOutlines, type PointTable } from "@/cells/spatial/points";
import { texts as spatialTexts } from "@/cells/spatial/texts";
import { workOf } from "@/cells/work";
import { pointOf } from "@/datasets/model/roles";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import type {
  AgainstInput,
  DensityFound,
  DensityInput,
  DensityOutput,
  DensityTables,
} from "./data";
import { stepFor } from "./incidents";
import { viewOf } from "./map";
import { densitySchema, type DensityParams, type Rule } from "./params";
import { areasQuery, countQuery, mostSingly, placesQuery } from "./queries";
import { sideNames } from "./names";
import { texts } from "./texts";
import { findingsOf, provenanceOf, type Told } from "./words";

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(densitySchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  if (params.edge !== "none" && !params.boundary) {
    throw new CellFailure({ message: texts.edgeNeeds, hint: texts.edgeNeedsHint });
  }
  const from = await pointTable(context, params);
  const weight = weightIn(from, params.weight, "weight");
  const boundary = params.boundary ? await boundaryOf(context, params) : null;
  const against = params.against ? await againstOf(context, params) : null;
  const { usable, weighed } = await countOf(context, from, weight);
  if (weighed === 0) {
    const { name } = from.table;
    const message = usable > 0 ? texts.noWeights(name) : spatialTexts.noUsable(name);
    throw new CellFailure({ message, hint: spatialTexts.noUsableHint });
  }
  context.progress(null, texts.gathering);
  const step = stepOf(usable, params);
  const places = await context.engine.query(placesQuery(from, weight, step), {
    signal: context.signal,
  });
  const input: DensityInput = {
    places,
    isGathered: step > 0,
    against,
    boundary,
    params,
    seed: context.seed,
  };
  const told: Omit<Told, "unit"> = {
    params,
    usable: spatialTexts.usable(usable, from.table.rows),
    unweighted: usable - weighed,
    against,
    areas: boundary?.outlines.length ?? 0,
    gatheredRows: weighed,
  };
  const report = (found: DensityFound) => {
    const view = viewOf(found, params, against?.table ?? null, placesQuery(from, weight, 0));
    const all = { ...told, unit: view.unit };
    return { view, findings: findingsOf(found, all), provenance: provenanceOf(found, all) };
  };
  const worker = new Worker(new URL("./density.worker.ts", import.meta.url), { type: "module" });
  const { found, tables } = await workOf<DensityOutput, DensityFound>(worker, input, context, {
    transfer: [places, against?.bytes].flatMap((bytes) =>
      bytes ? [bytes.buffer as ArrayBuffer] : [],
    ),
    onEarly: (early) => context.show(report(early)),
  });
  return { ...(await write(context, tables)), ...report(found) };
}

function weightIn({ table }: PointTable, column: string | undefined, parameter: string) {
  if (!column) return undefined;
  const found = columnIn(table, column, parameter);
  refuseHidden(table, [found]);
  return found;
}

/** Metres of the squares in which the engine gathers places; 0 for none. Finer than any kernel asks for. */
function stepOf(rows: number, { kernel, bandwidth }: DensityParams): number {
  if (rows <= mostSingly) return 0;
  return typeof bandwidth === "number" ? stepFor(kernel, bandwidth) : ruleSteps[bandwidth];
}

/** A rule's bandwidth is not known yet. The first two give hundreds of metres; the others may fall to a street's width. */
const ruleSteps: Record<Rule, number> = {
  scott: 5,
  "normal reference": 5,
  diggle: 1,
  likelihood: 3,
};

async function countOf(
  { engine, signal }: RunContext,
  from: PointTable,
  weight: string | undefined,
) {
  const [row] = await queryRows(engine, countQuery(from, weight), { signal });
  return row as { usable: number; weighed: number };
}

/** The areas that are mapped, named by the column that is said or by what tells them apart. */
async function boundaryOf(context: RunContext, { boundary, geometry, name }: DensityParams) {
  const { table, outlines, names } = await readOutlines(context, boundary!, { geometry, name });
  refuseHidden(table, [name]);
  const labels = labelsOf(table);
  if (name || labels.length === 0) return { outlines, names, table: table.name };
  const columns = labels.map((column, i) => `cast(${q(column)} as varchar) as l${i}`).join(", ");
  const sql = `select ${columns} from ${q(table.name)} order by rowid`;
  const read = decodeTable(await context.engine.query(sql, { signal: context.signal }));
  const values = labels.map((_, i) => read.column(`l${i}`) as (string | null)[]);
  return { outlines, names: namesOf(values, labels, read.numRows), table: table.name };
}

/** The other table: by its points, else by the outlines of its areas. */
async function againstOf(context: RunContext, params: DensityParams): Promise<AgainstInput> {
  const table = await context.table(params.against!);
  const { engine, signal } = context;
  const isPoints =
    !params.against_geometry &&
    (pointOf(table) !== null || (params.against_latitude && params.against_longitude));
  if (isPoints) {
    const from = await pointTable(context, {
      data: params.against,
      latitude: params.against_latitude,
      longitude: params.against_longitude,
    });
    const weight = weightIn(from, params.against_weight, "against_weight");
    const step = stepOf(table.rows, params);
    const bytes = await engine.query(placesQuery(from, weight, step), { signal });
    return { what: "points", bytes, table: table.name };
  }
  const geometry = params.against_geometry
    ? columnIn(table, params.against_geometry, "against_geometry")
    : geometryOf(table);
  if (!geometry) {
    throw new CellFailure({ message: texts.noAgainst(table.name), hint: texts.noAgainstHint });
  }
  const weight = params.against_weight && columnIn(table, params.against_weight, "against_weight");
  refuseHidden(table, [weight]);
  const bytes = await engine.query(areasQuery(table.name, geometry, weight), { signal });
  return { what: "areas", bytes, table: table.name };
}

async function write({ engine, signal, cell }: RunContext, tables: DensityTables) {
  const name = cell.name ?? cell.id;
  const side = sideNames(name);
  const table = await engine.ingest(name, [tables.cells], { signal });
  const places = await engine.ingest(side.places, [tables.places], { signal });
  const contours = await engine.ingest(side.contours, [tables.contours], { signal });
  return { table, sideTables: [places, contours] };
}
