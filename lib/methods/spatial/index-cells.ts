import { columnOf, ownBoxes, type AreaIndex, type Margin } from "./index-layout";
import { ringArea, type Areas, type Box } from "./polygons";

/** Candidates of grid cells while they are found: chains through typed arrays that grow. */
class Chains {
  code = new Int32Array(1024);
  next = new Int32Array(1024);
  size = 0;

  add(code: number, next: number): number {
    if (this.size === this.code.length) {
      this.code = doubled(this.code);
      this.next = doubled(this.next);
    }
    this.code[this.size] = code;
    this.next[this.size] = next;
    return this.size++;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** What is known of each grid cell: one area, none, or the areas in question, smallest first. */
export function fillCells(index: AreaIndex, areas: Areas, box: Box, margin: Margin): void {
  const { columns, rows, cells } = index;
  const chains = new Chains();
  const touched = new Uint8Array(columns);
  const height = (box.north - box.south) / rows;
  // Room for rounding: a cell beside a border is looked at rather than trusted.
  const rounding = 1e-7 * Math.max(box.east - box.west, box.north - box.south);
  const slack = { x: margin.x + rounding, y: margin.y + rounding };
  const boxes = ownBoxes(areas);
  for (const area of largestFirst(areas)) {
    const own = boxes[area];
    if (!own) continue;
    const left = columnOf(index, box, Math.max(box.west, own.west - slack.x));
    const right = columnOf(index, box, Math.min(box.east, own.east + slack.x));
    const slots = index.rowBase[area + 1]! - index.rowBase[area]!;
    for (let slot = 0; slot < slots; slot++) {
      const row = index.firstRow[area]! + slot;
      const south = box.south + row * height;
      touched.fill(0, left, right + 1);
      const crossings = crossRow(
        index,
        box,
        index.rowBase[area]! + slot,
        south,
        height,
        slack,
        touched,
      );
      let at = 0;
      for (let column = left; column <= right; column++) {
        const middle = box.west + ((column + 0.5) / columns) * (box.east - box.west);
        while (at < crossings.length && crossings[at]! <= middle) at++;
        if (!touched[column] && at % 2 === 0) continue;
        const cell = row * columns + column;
        cells[cell] = chains.add(2 * area + (touched[column] ? 0 : 1), cells[cell]!);
      }
    }
  }
  writeLists(index, chains);
}

/** Marks the columns that edges of an area touch in one row; gives where they cross its middle, sorted. */
function crossRow(
  index: AreaIndex,
  box: Box,
  slot: number,
  south: number,
  height: number,
  slack: Margin,
  touched: Uint8Array,
): Float64Array {
  const { edges, edgeStart } = index;
  const crossings: number[] = [];
  const middle = south + height / 2;
  for (let e = 4 * edgeStart[slot]!; e < 4 * edgeStart[slot + 1]!; e += 4) {
    const [x1, y1, x2, y2] = [edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!];
    const slope = y2 > y1 ? (x2 - x1) / (y2 - y1) : 0;
    let [a, b] = [x1, x2];
    if (y2 > y1) {
      a = x1 + slope * (Math.max(y1, south - slack.y) - y1);
      b = x1 + slope * (Math.min(y2, south + height + slack.y) - y1);
      if (middle >= y1 && middle < y2) crossings.push(x1 + slope * (middle - y1));
    }
    const from = columnOf(index, box, Math.max(box.west, Math.min(a, b) - slack.x));
    const to = columnOf(index, box, Math.min(box.east, Math.max(a, b) + slack.x));
    touched.fill(1, from, to + 1);
  }
  return Float64Array.from(crossings).sort();
}

function largestFirst(areas: Areas): number[] {
  const sizes = sizesOf(areas);
  return Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]! || b - a);
}

function sizesOf({ count, x, y, ringStart, areaStart }: Areas): Float64Array {
  return Float64Array.from({ length: count }, (_, area) => {
    let size = 0;
    for (let ring = areaStart[area]!; ring < areaStart[area + 1]!; ring++) {
      size += ringArea(x, y, ringStart[ring], ringStart[ring + 1]);
    }
    return Math.abs(size);
  });
}

/** Each chain becomes a run; prepending largest first has put the smallest area to its head. */
function writeLists(index: AreaIndex, { code, next }: Chains): void {
  const { cells } = index;
  const isSingle = (head: number) => next[head] === -1 && code[head]! % 2 === 1;
  let size = 0;
  for (const head of cells) {
    if (head === -1 || isSingle(head)) continue;
    size++;
    for (let at = head; at !== -1; at = next[at]!) size++;
  }
  index.lists = new Int32Array(size);
  let end = 0;
  cells.forEach((head, cell) => {
    if (head === -1) return;
    if (isSingle(head)) {
      cells[cell] = code[head]! >> 1;
      return;
    }
    const start = end++;
    for (let at = head; at !== -1; at = next[at]!) index.lists[end++] = code[at]!;
    index.lists[start] = end - start - 1;
    cells[cell] = -2 - start;
  });
}
