import type { Reach } from "./service";

/** For each demand all sites, nearest first, and how far each of them is. */
export interface Ways {
  order: readonly Int32Array[];
  far: readonly Float64Array[];
}

/** Sites to choose for demands, each of which is looked after by the nearest that is chosen. */
export interface MedianSites {
  reach: Reach;
  ways: Ways;
  /** Harm of each demand, 0 or more. */
  weight: Float64Array;
  /** What it costs to choose a site beside those that stand in any case. */
  cost: Float64Array;
  /** 1 for each site that stands in any case. */
  stands: Uint8Array;
  /** Class of each site that may be chosen, -1 where none may. */
  classOf: Int32Array;
  /** At most `room` sites are chosen of these classes all together; what is within all limits is a matroid. */
  limits: readonly { classes: Uint8Array; room: number }[];
}

export function waysOf({ demands, sites, distance }: Reach): Ways {
  const far: Float64Array[] = [];
  const order = Array.from({ length: demands }, (_, demand) => {
    const own = Float64Array.from({ length: sites }, (_, site) => distance(demand, site));
    const sorted = Int32Array.from({ length: sites }, (_, site) => site).sort(
      (a, b) => own[a]! - own[b]! || a - b,
    );
    far.push(Float64Array.from(sorted, (site) => own[site]!));
    return sorted;
  });
  return { order, far };
}

/** A choice within the limits that sites are added to and taken from. */
export class Choice {
  readonly isOpen: Uint8Array;
  private readonly room: Int32Array;
  /** Limits that count a class. */
  private readonly limitsOf: readonly Int32Array[];

  constructor(private readonly own: MedianSites) {
    const { limits, stands, classOf } = own;
    this.isOpen = stands.slice();
    this.room = Int32Array.from(limits, ({ room }) => room);
    const classes = classOf.reduce((most, each) => Math.max(most, each + 1), 0);
    this.limitsOf = Array.from({ length: classes }, (_, one) =>
      Int32Array.from(limits.keys()).filter((limit) => limits[limit]!.classes[one] === 1),
    );
  }

  /** A site may be chosen too, once another is given up (-1 for none). */
  fits(site: number, without = -1): boolean {
    const { classOf, limits } = this.own;
    const [one, other] = [classOf[site]!, without < 0 ? -1 : classOf[without]!];
    if (one < 0 || this.isOpen[site] === 1) return false;
    if (one === other) return true;
    for (const limit of this.limitsOf[one]!) {
      const freed = other >= 0 ? limits[limit]!.classes[other]! : 0;
      if (this.room[limit]! + freed < 1) return false;
    }
    return true;
  }

  open(site: number) {
    this.isOpen[site] = 1;
    for (const limit of this.limitsOf[this.own.classOf[site]!]!) this.room[limit]!--;
  }

  close(site: number) {
    this.isOpen[site] = 0;
    for (const limit of this.limitsOf[this.own.classOf[site]!]!) this.room[limit]!++;
  }

  /** Chosen beside those that stand in any case. */
  chosen(): number[] {
    const { stands } = this.own;
    return [...this.isOpen.keys()].filter((site) => this.isOpen[site] === 1 && stands[site] === 0);
  }
}

/** A choice of these sites, which are within the limits all together. */
export function choiceOf(own: MedianSites, chosen: Iterable<number>): Choice {
  const choice = new Choice(own);
  for (const site of chosen) choice.open(site);
  return choice;
}

/** Weighted ways to the nearest open site and the cost of the choice; Infinity where none is open. */
export function costOf({ ways, weight, cost, stands }: MedianSites, isOpen: Uint8Array): number {
  let sum = 0;
  isOpen.forEach((open, site) => (sum += open === 1 && stands[site] === 0 ? cost[site]! : 0));
  weight.forEach((value, demand) => {
    if (!(value > 0)) return;
    const at = ways.order[demand]!.findIndex((site) => isOpen[site] === 1);
    sum += at < 0 ? Infinity : value * ways.far[demand]![at]!;
  });
  return sum;
}
