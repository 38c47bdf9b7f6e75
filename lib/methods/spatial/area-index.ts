import { fillCells } from "./index-cells";
import {
  eachEdge,
  metresPerDegree,
  ownBoxes,
  rowOf,
  type AreaIndex,
  type Margin,
} from "./index-layout";
import { boxOf, type Areas, type Box } from "./polygons";

/** Grid cells in all and, over all areas, in their boxes: bounds of time and memory. */
const mostPerSide = 1024;
const mostVisits = 6_000_000;

/**
 * Prepares areas in degrees; 0.1 s and 10 MB for the 277 beats of a city. `strip` is the distance
 * in metres from a border up to which `locate` calls a point on it, 0 for no such question.
 */
export function indexAreas(areas: Areas, strip = 0): AreaIndex {
  const margin = marginOf(areas, strip);
  const box = grown(boxOf(areas), margin);
  const { columns, rows } = box ? resolution(areas, box) : { columns: 1, rows: 1 };
  const index: AreaIndex = {
    count: areas.count,
    box,
    strip,
    columns,
    rows,
    cells: new Int32Array(columns * rows).fill(-1),
    lists: new Int32Array(0),
    firstRow: new Int32Array(areas.count),
    rowBase: new Uint32Array(areas.count + 1),
    edgeStart: new Uint32Array(1),
    edges: new Float64Array(0),
  };
  if (!box) return index;
  fillEdges(index, areas, box, margin);
  fillCells(index, areas, box, margin);
  return index;
}

function marginOf({ y }: Areas, strip: number): Margin {
  const steepest = y.reduce((most, latitude) => Math.max(most, Math.abs(latitude)), 0);
  const narrowing = Math.max(0.01, Math.cos((steepest * Math.PI) / 180));
  return { x: strip / metresPerDegree / narrowing, y: strip / metresPerDegree };
}

const grown = (box: Box | null, { x, y }: Margin): Box | null =>
  box && {
    west: box.west - x,
    south: box.south - y,
    east: box.east + x,
    north: box.north + y,
  };

function resolution(areas: Areas, box: Box): { columns: number; rows: number } {
  const side = Math.min(mostPerSide, Math.max(16, Math.round(4 * Math.sqrt(areas.x.length))));
  const whole = (box.east - box.west) * (box.north - box.south);
  const shares = ownBoxes(areas).reduce(
    (sum, own) =>
      sum + (own && whole > 0 ? ((own.east - own.west) * (own.north - own.south)) / whole : 0),
    0,
  );
  const bounded = Math.max(8, Math.floor(Math.sqrt(mostVisits / Math.max(1, shares))));
  return { columns: Math.min(side, bounded), rows: Math.min(side, bounded) };
}

function fillEdges(index: AreaIndex, areas: Areas, box: Box, margin: Margin): void {
  const rowOfEnd = (y: number) => Math.max(0, rowOf(index, box, Math.min(y, box.north)));
  ownBoxes(areas).forEach((own, area) => {
    const first = own ? rowOfEnd(own.south - margin.y) : 0;
    const last = own ? rowOfEnd(own.north + margin.y) : -1;
    index.firstRow[area] = first;
    index.rowBase[area + 1] = index.rowBase[area]! + (last - first + 1);
  });
  const counts = new Uint32Array(index.rowBase[areas.count]! + 1);
  const visitRows = (area: number, y1: number, y2: number, visit: (slot: number) => void) => {
    const base = index.rowBase[area]! - index.firstRow[area]!;
    const to = base + rowOfEnd(y2 + margin.y);
    for (let slot = base + rowOfEnd(y1 - margin.y); slot <= to; slot++) visit(slot);
  };
  for (let area = 0; area < areas.count; area++) {
    eachEdge(areas, area, (_, y1, __, y2) =>
      visitRows(area, y1, y2, (slot) => counts[slot + 1]!++),
    );
  }
  for (let slot = 1; slot < counts.length; slot++) counts[slot]! += counts[slot - 1]!;
  index.edgeStart = counts;
  index.edges = new Float64Array(4 * counts.at(-1)!);
  const next = counts.slice();
  for (let area = 0; area < areas.count; area++) {
    eachEdge(areas, area, (x1, y1, x2, y2) =>
      visitRows(area, y1, y2, (slot) => index.edges.set([x1, y1, x2, y2], 4 * next[slot]!++)),
    );
  }
}
