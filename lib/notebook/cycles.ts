import type { CellId } from "./document";

/**
 * Groups of cells that reach each other (Tarjan), each group after the groups it reads.
 * A group of one is an ordinary cell. Without recursion: chains may be long.
 */
export const stronglyConnected = (
  ids: readonly CellId[],
  parents: (id: CellId) => readonly CellId[],
): CellId[][] => {
  const index = new Map<CellId, number>();
  const low = new Map<CellId, number>();
  const open = new Set<CellId>();
  const stack: CellId[] = [];
  const groups: CellId[][] = [];

  const enter = (id: CellId) => {
    index.set(id, index.size);
    low.set(id, index.get(id)!);
    stack.push(id);
    open.add(id);
    return { id, edges: parents(id), next: 0 };
  };

  for (const start of ids) {
    if (index.has(start)) continue;
    const frames = [enter(start)];
    while (frames.length > 0) {
      const frame = frames.at(-1)!;
      const parent = frame.edges[frame.next++];
      if (parent !== undefined) {
        if (!index.has(parent)) frames.push(enter(parent));
        else if (open.has(parent)) lower(low, frame.id, index.get(parent)!);
        continue;
      }
      frames.pop();
      const child = frames.at(-1);
      if (child) lower(low, child.id, low.get(frame.id)!);
      if (low.get(frame.id) === index.get(frame.id)) {
        const group = stack.splice(stack.lastIndexOf(frame.id));
        group.forEach((id) => open.delete(id));
        groups.push(group);
      }
    }
  }
  return groups;
};

const lower = (low: Map<CellId, number>, id: CellId, value: number) => {
  if (value < low.get(id)!) low.set(id, value);
};

/** The shortest way from a cell along its readers back to itself: `[a, b, a]`. */
export const cyclePath = (
  start: CellId,
  within: ReadonlySet<CellId>,
  children: ReadonlyMap<CellId, readonly CellId[]>,
): CellId[] => {
  const cameFrom = new Map<CellId, CellId>();
  const queue = [start];
  for (const id of queue) {
    for (const child of children.get(id) ?? []) {
      if (child === start) return [...back(cameFrom, start, id), start];
      if (!within.has(child) || cameFrom.has(child)) continue;
      cameFrom.set(child, id);
      queue.push(child);
    }
  }
  return [start, start];
};

const back = (cameFrom: ReadonlyMap<CellId, CellId>, start: CellId, end: CellId): CellId[] => {
  const path = [end];
  while (path[0] !== start) path.unshift(cameFrom.get(path[0]!)!);
  return path;
};
