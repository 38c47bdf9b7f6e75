import type { Weights } from "../spatial/weights";

/** What a division is made for. */
export interface DivisionProblem {
  /** Only of beats that may share a sector. */
  neighbours: Weights;
  sectors: number;
  /** What counts for loads, and what counts for ways. */
  work: Float64Array;
  weight: Float64Array;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Up to this the load of a sector counts as any other. */
  cap: Float64Array;
  /** Sector that a beat should keep, -1 where any will do, and how many may leave theirs. */
  kept: Int32Array | null;
  mostChanged: number;
}

/** Less is better, the first that differs decides. */
export interface Worth {
  /** Largest load above its cap; 0 where none is. */
  largest: number;
  /** Squares of what sectors have above the cap. */
  over: number;
  /** Sum of weight × metres to the seats. */
  way: number;
}

const hair = 1e-9;

const less = (a: number, b: number) => a < b - hair * Math.max(1e-12, Math.abs(b));

/** Whether `a` is worth more than `b`. */
export function isBetter(a: Worth, b: Worth): boolean {
  if (less(a.largest, b.largest)) return true;
  if (less(b.largest, a.largest)) return false;
  if (less(a.over, b.over)) return true;
  if (less(b.over, a.over)) return false;
  return less(a.way, b.way);
}

/** What one exchange of beats between two sectors would change. */
export interface Change {
  over: number;
  way: number;
}

/** Beats parted into connected sectors, with what is needed to tell at once what a move changes. */
export class Division {
  readonly sector: Int32Array;
  readonly members: number[][];
  readonly load: Float64Array;
  /** Weighted way of a beat's whole sector to it. */
  private readonly cost: Float64Array;
  private readonly ways: Float64Array;
  private readonly mark: Int32Array;
  private marked = 0;
  changed = 0;

  constructor(
    readonly problem: DivisionProblem,
    sector: Int32Array,
  ) {
    this.sector = sector.slice();
    this.members = Array.from({ length: problem.sectors }, () => []);
    sector.forEach((own, beat) => this.members[own]!.push(beat));
    this.load = new Float64Array(problem.sectors);
    this.ways = new Float64Array(problem.sectors);
    this.cost = new Float64Array(sector.length);
    this.mark = new Int32Array(sector.length);
    sector.forEach((own, beat) => (this.changed += this.isChanged(beat, own)));
    this.members.forEach((_, own) => this.weigh(own));
  }

  worth(): Worth {
    let [largest, over, way] = [0, 0, 0];
    this.load.forEach((load, own) => {
      const above = this.excess(own, load);
      if (above > 0) largest = Math.max(largest, load);
      over += above;
      way += this.ways[own]!;
    });
    return { largest, over, way };
  }

  /** Sectors beside a beat that it does not belong to. */
  around(beat: number): number[] {
    const { start, neighbour } = this.problem.neighbours;
    const found: number[] = [];
    for (let at = start[beat]!; at < start[beat + 1]!; at++) {
      const other = this.sector[neighbour[at]!]!;
      if (other !== this.sector[beat] && !found.includes(other)) found.push(other);
    }
    return found;
  }

  /** What it changes to give `beat` to the sector `to`, and `back` of that sector in return (-1 for none). */
  change(beat: number, to: number, back: number): Change {
    const { work } = this.problem;
    const from = this.sector[beat]!;
    const more = work[beat]! - (back < 0 ? 0 : work[back]!);
    const [given, taken] = [this.load[from]!, this.load[to]!];
    const over =
      this.excess(from, given - more) +
      this.excess(to, taken + more) -
      this.excess(from, given) -
      this.excess(to, taken);
    const way =
      this.wayWith(from, beat, back) +
      this.wayWith(to, back, beat) -
      this.ways[from]! -
      this.ways[to]!;
    return { over, way };
  }

  /** Whether both sectors stay connected and no more beats leave theirs than may. */
  isAllowed(beat: number, to: number, back: number): boolean {
    const from = this.sector[beat]!;
    if (back < 0 && this.members[from]!.length === 1) return false;
    const { mostChanged } = this.problem;
    const more =
      this.isChanged(beat, to) -
      this.isChanged(beat, from) +
      (back < 0 ? 0 : this.isChanged(back, from) - this.isChanged(back, to));
    if (more > 0 && this.changed + more > mostChanged) return false;
    return this.holds(from, beat, back) && this.holds(to, back, beat);
  }

  exchange(beat: number, to: number, back: number): void {
    const from = this.sector[beat]!;
    this.give(beat, to);
    if (back >= 0) this.give(back, from);
    this.weigh(from);
    this.weigh(to);
  }

  private give(beat: number, to: number): void {
    const from = this.sector[beat]!;
    this.changed += this.isChanged(beat, to) - this.isChanged(beat, from);
    const own = this.members[from]!;
    own.splice(own.indexOf(beat), 1);
    this.members[to]!.push(beat);
    this.sector[beat] = to;
  }

  private isChanged(beat: number, sector: number): number {
    const kept = this.problem.kept?.[beat] ?? -1;
    return kept >= 0 && kept !== sector ? 1 : 0;
  }

  private excess(own: number, load: number): number {
    const above = Math.max(0, load - this.problem.cap[own]!);
    return above * above;
  }

  private metres(a: number, b: number): number {
    const { x, y } = this.problem;
    const [east, north] = [x[a]! - x[b]!, y[a]! - y[b]!];
    return Math.sqrt(east * east + north * north);
  }

  private weigh(own: number): void {
    const { weight, work } = this.problem;
    const beats = this.members[own]!;
    let [load, least] = [0, Infinity];
    for (const seat of beats) {
      load += work[seat]!;
      let cost = 0;
      for (const beat of beats) cost += weight[beat]! * this.metres(beat, seat);
      this.cost[seat] = cost;
      least = Math.min(least, cost);
    }
    this.load[own] = load;
    this.ways[own] = beats.length > 0 ? least : 0;
  }

  /** The least weighted way of a sector without one of its beats and with another. */
  private wayWith(own: number, without: number, added: number): number {
    const { weight } = this.problem;
    const beats = this.members[own]!;
    const [less, more] = [without < 0 ? 0 : weight[without]!, added < 0 ? 0 : weight[added]!];
    let least = Infinity;
    let seated = 0;
    for (const seat of beats) {
      if (seat === without) continue;
      let cost = this.cost[seat]!;
      if (without >= 0) cost -= less * this.metres(without, seat);
      if (added >= 0) {
        const metres = this.metres(added, seat);
        cost += more * metres;
        seated += weight[seat]! * metres;
      }
      if (cost < least) least = cost;
    }
    return added >= 0 ? Math.min(least, seated) : least;
  }

  /** Whether a sector hangs together without one of its beats and with another. */
  private holds(own: number, without: number, added: number): boolean {
    const { start, neighbour } = this.problem.neighbours;
    const beats = this.members[own]!;
    const size = beats.length - (without < 0 ? 0 : 1) + (added < 0 ? 0 : 1);
    const first = added >= 0 ? added : beats[0] === without ? beats[1]! : beats[0]!;
    const mark = ++this.marked;
    const queue = [first];
    this.mark[first] = mark;
    for (let next = 0; next < queue.length; next++) {
      const beat = queue[next]!;
      for (let at = start[beat]!; at < start[beat + 1]!; at++) {
        const other = neighbour[at]!;
        if (this.mark[other] === mark || other === without) continue;
        if (this.sector[other] !== own && other !== added) continue;
        this.mark[other] = mark;
        queue.push(other);
      }
    }
    return queue.length === size;
  }
}
