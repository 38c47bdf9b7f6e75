import { columnFromArray, int32 } from "@uwdata/flechette";
import { toStream } from "@/lib/table/stream";
import { indexAreas, locate, type Located } from "@/lib/methods/spatial/point-in-polygon";
import { readAreas, type OutlineProblem } from "@/lib/methods/spatial/polygons";
import { decodeTable } from "@/lib/table/table";
import { texts } from "./texts";

export interface PlaceInput {
  /** Arrow with columns id (0 to rows - 1, in any order), x, y and perhaps recorded. */
  points: Uint8Array;
  outlines: (string | null)[];
  /** For each area the first of the same name as `recorded` means it; null without that column. */
  firstOfName: Int32Array | null;
  /** Metres. */
  border: number;
}

export interface Placed {
  /** Arrow with the column area in the order of the ids: row of the area, -1 for none. */
  places: Uint8Array;
  /** Rows of each area. */
  rows: Uint32Array;
  counts: Located["counts"];
  problems: OutlineProblem[];
}

/** The work of the worker: outlines and points in, one number a row out. */
export function place(
  { points, outlines, firstOfName, border }: PlaceInput,
  progress: (fraction: number | null, words: string) => void,
): Placed {
  progress(null, texts.gettingAreas);
  const { areas, problems } = readAreas(outlines);
  const table = decodeTable(points);
  const [x, y] = [table.numbers("x"), table.numbers("y")];
  const recorded = table.names.includes("recorded")
    ? Int32Array.from(table.numbers("recorded"))
    : undefined;
  const found = locate(indexAreas(areas, border), x, y, {
    ...(recorded && firstOfName ? { recorded, firstOfName } : {}),
    onProgress: (fraction) => progress(fraction, texts.placing),
  });
  const ordered = new Int32Array(x.length);
  table.numbers("id").forEach((id, i) => (ordered[id] = found.area[i]!));
  return { places: toArrow(ordered), rows: found.points, counts: found.counts, problems };
}

function toArrow(area: Int32Array): Uint8Array {
  return toStream([["area", columnFromArray(area, int32())]]);
}
