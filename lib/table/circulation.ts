import type { CountTable } from "./minimum-count";

/** A count as a flow: grand total to rows, rows to columns, columns back to the grand total. */
export interface Flow {
  kind: "cell" | "row" | "column" | "grand";
  value: number;
  from: number;
  to: number;
  isShared: boolean;
}

export interface Circulation {
  all: readonly Flow[];
  cells: readonly (readonly Flow[])[];
  rows: readonly Flow[];
  columns: readonly Flow[];
  grand: Flow;
  /** The first of these masked flows that the counts beside them give away. */
  firstTold(wanted: readonly Flow[], masked: ReadonlySet<Flow>): Flow | null;
  /** The cheapest counts to mask so that it is not given away; empty when there are none. */
  cover(told: Flow, masked: ReadonlySet<Flow>): Flow[];
}

/** Masking costs as many people as are masked; totals say more than cells, and zeros tell most. */
const costOf = ({ kind, value }: Flow): number =>
  value === 0 ? 1e12 : value + (kind === "cell" ? 0 : kind === "grand" ? 1e10 : 1e8);

/**
 * A two-way table with its totals is a circulation: what flows into a row, a column, the source or
 * the sink flows out again. A masked count can be something else than it is exactly when it lies on
 * a cycle of masked counts that can be raised and lowered.
 */
export function circulation({ cells: counts, totals }: CountTable): Circulation {
  const width = counts[0]?.length ?? 0;
  const areCounts = counts.every(
    (row) => row.length === width && row.every((count) => Number.isInteger(count) && count >= 0),
  );
  if (!areCounts)
    throw new RangeError("Counts must be whole numbers from 0, in rows of one length.");
  const source = 0;
  const sink = 1;
  const rowNode = (row: number) => 2 + row;
  const columnNode = (column: number) => 2 + counts.length + column;
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

  const cells = counts.map((row, r) =>
    row.map((value, c): Flow => flow("cell", value, rowNode(r), columnNode(c), true)),
  );
  const rows = counts.map((row, r) => flow("row", sum(row), source, rowNode(r), totals.rows));
  const columns = Array.from({ length: width }, (_, c) => {
    const value = sum(counts.map((row) => row[c]!));
    return flow("column", value, columnNode(c), sink, totals.columns);
  });
  const grand = flow("grand", sum(rows.map(({ value }) => value)), sink, source, totals.grand);
  const all = [...cells.flat(), ...rows, ...columns, grand];
  const nodes = 2 + counts.length + width;

  /** Whoever reads the table knows that a masked count is at least 1, unless zeros are masked too. */
  const floorOf = (masked: ReadonlySet<Flow>) =>
    [...masked].some(({ isShared, value }) => isShared && value === 0) ? 0 : 1;

  /** Steps that change masked counts, and those that would if one more count were masked. */
  const stepsOf = (flows: Iterable<Flow>, floor: number): Step[][] => {
    const steps: Step[][] = Array.from({ length: nodes }, () => []);
    for (const one of flows) {
      steps[one.from]!.push({ to: one.to, flow: one });
      if (one.value > (one.isShared ? floor : 0)) steps[one.to]!.push({ to: one.from, flow: one });
    }
    return steps;
  };

  return {
    all,
    cells,
    rows,
    columns,
    grand,
    firstTold(wanted, masked) {
      const floor = floorOf(masked);
      const steps = stepsOf(masked, floor);
      const canRaise = (one: Flow) => isWay(one.to, one.from, one, steps);
      const canLower = (one: Flow) => one.value > floor && isWay(one.from, one.to, one, steps);
      return wanted.find((one) => !canRaise(one) && !canLower(one)) ?? null;
    },
    cover(told, masked) {
      const floor = floorOf(masked);
      const cost = (one: Flow) => (masked.has(one) ? 0 : costOf(one));
      const price = (flows: readonly Flow[]) => flows.reduce((sum, one) => sum + cost(one), 0);
      const cycles = cyclesOf(told, floor, stepsOf(all, floor), cost);
      const cheapest = cycles.toSorted((a, b) => price(a) - price(b))[0] ?? [];
      return cheapest.filter((one) => !masked.has(one));
    },
  };
}

interface Step {
  to: number;
  flow: Flow;
}

/** Is there any way, without one flow? */
function isWay(from: number, to: number, without: Flow, steps: readonly (readonly Step[])[]) {
  const seen = new Set([from]);
  for (const node of seen) {
    if (node === to) return true;
    for (const step of steps[node]!) if (step.flow !== without) seen.add(step.to);
  }
  return false;
}

/** Ways back along which the flow could be raised, and lowered; the other flows of each. */
function cyclesOf(
  one: Flow,
  floor: number,
  steps: readonly (readonly Step[])[],
  cost: (flow: Flow) => number,
): Flow[][] {
  const raised = wayBetween(one.to, one.from, one, steps, cost);
  const lowered = one.value > floor ? wayBetween(one.from, one.to, one, steps, cost) : null;
  return [raised, lowered].filter((way) => way !== null);
}

/** The cheapest way, without one flow (Dijkstra); null when there is none. */
function wayBetween(
  from: number,
  to: number,
  without: Flow,
  steps: readonly (readonly Step[])[],
  cost: (flow: Flow) => number,
): Flow[] | null {
  const best = new Map<number, { price: number; way: Flow[] }>([[from, { price: 0, way: [] }]]);
  const done = new Set<number>();
  for (;;) {
    let node = -1;
    for (const [one, { price }] of best)
      if (!done.has(one) && (node < 0 || price < best.get(node)!.price)) node = one;
    if (node < 0) return null;
    const { price, way } = best.get(node)!;
    if (node === to) return way;
    done.add(node);
    for (const step of steps[node]!) {
      if (step.flow === without) continue;
      const next = price + cost(step.flow);
      const known = best.get(step.to);
      if (!known || next < known.price)
        best.set(step.to, { price: next, way: [...way, step.flow] });
    }
  }
}

const flow = (kind: Flow["kind"], value: number, from: number, to: number, isShared: boolean) => ({
  kind,
  value,
  from,
  to,
  isShared,
});
