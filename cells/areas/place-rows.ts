import { refuseHidden } from "@/cells/people/offered";
import { pointOf } from "@/datasets/model/roles";
import { CellFailure } from "@/lib/session/kind";
import { decodeTable } from "@/lib/table/table";
import { columnIn, geometryOf } from "./columns";
import type { Placed, PlaceInput } from "./place";
import {
  outlinesQuery,
  plainOutlinesQuery,
  plainPointsQuery,
  pointsQuery,
  type Pair,
} from "./queries";
import type { Found, Task } from "./run";
import { percent } from "@/cells/words";
import { texts } from "./texts";
import { workOf } from "@/cells/work";

/** A border share below this is nothing to speak of. */
const worthSaying = 0.001;

/** Area of each row by where its point lies, found in a worker. */
export async function placeByPoint(task: Task): Promise<Found> {
  const { context, params, data, areas, kept, places } = task;
  const { engine, signal } = context;
  const geometry = params.geometry
    ? columnIn(areas, params.geometry, "geometry")
    : geometryOf(areas);
  if (!geometry) {
    throw new CellFailure({ message: texts.noGeometry(areas.name), hint: texts.noGeometryHint });
  }
  const point = pointColumns(task);
  const recorded = pairsOf(task, "recorded");
  context.progress(null, texts.gettingPoints);
  const shapes = decodeTable(
    await engine.query(outlinesQuery(areas.name, geometry, recorded), { signal }),
  );
  const outlines = shapes.column("geometry") as (string | null)[];
  const points = await engine.query(
    pointsQuery({ table: data.name, ...point }, areas.name, recorded),
    { signal },
  );
  const firstOfName = recorded.length > 0 ? Int32Array.from(shapes.numbers("first")) : null;
  const input: PlaceInput = { points, outlines, firstOfName, border: params.border };
  const worker = new Worker(new URL("./areas.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Placed>(worker, input, context, {
    transfer: [points.buffer as ArrayBuffer],
  });
  if (found.problems.length === outlines.length) {
    throw new CellFailure({
      message: texts.noOutlines(areas.name),
      ...(found.problems[0]
        ? { hint: texts.rowOf(found.problems[0].area, found.problems[0].message) }
        : {}),
    });
  }
  await engine.ingest(places, [found.places], { signal });
  return {
    provenance: provenanceOf(found, data.rows, recorded.length > 0, task),
    rows: found.rows,
    queries: {
      points: plainPointsQuery({ table: data.name, ...point }, recorded),
      outlines: plainOutlinesQuery(areas.name, geometry, kept, recorded),
      isRecorded: recorded.length > 0,
    },
  };
}

function pointColumns({ params, data }: Task): { latitude: string; longitude: string } {
  const guess = pointOf(data);
  const latitude = params.latitude ?? guess?.latitude;
  const longitude = params.longitude ?? guess?.longitude;
  if (!latitude || !longitude) {
    throw new CellFailure({ message: texts.noPoint(data.name), hint: texts.noPointHint });
  }
  return {
    latitude: columnIn(data, latitude, "latitude"),
    longitude: columnIn(data, longitude, "longitude"),
  };
}

/** Pairs of columns under their tables' own spelling; none when the parameter is absent. */
export function pairsOf({ params, data, areas }: Task, parameter: "recorded" | "by"): Pair[] {
  const given = params[parameter];
  if (!given) return [];
  const pairs = Object.entries(given).map(
    ([from, to]) => [columnIn(data, from, parameter), columnIn(areas, to, parameter)] as const,
  );
  if (pairs.length === 0) {
    throw new CellFailure({ message: texts.noPairs(parameter), hint: texts.pairHint });
  }
  refuseHidden(
    data,
    pairs.map(([column]) => column),
  );
  refuseHidden(
    areas,
    pairs.map(([, column]) => column),
  );
  return pairs;
}

function provenanceOf(found: Placed, rows: number, named: boolean, { params }: Task): string[] {
  const { counts, problems } = found;
  const points = rows - counts.unusable;
  const placed = points - counts.none;
  const lines = [
    texts.usable(points, rows),
    texts.placed(placed, counts.none, found.rows.length - problems.length),
  ];
  if (counts.several > 0) lines.push(texts.several(counts.several));
  if (counts.border > worthSaying * points) {
    const words = texts.border(counts.border, percent(counts.border, points), params.border);
    lines.push(`${words} ${named ? texts.settled(counts.settled) : texts.name}`);
  }
  const first = problems[0];
  if (first) {
    const words = texts.rowOf(first.area, first.message);
    lines.push(texts.unreadable(problems.length, found.rows.length, words));
  }
  return lines;
}
