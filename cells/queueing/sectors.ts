import { hypercube, type Hypercube } from "@/lib/methods/queue/hypercube";
import { hypercubeApproximation } from "@/lib/methods/queue/hypercube-approximation";

export interface SectorsInput {
  /** Calls per hour of each area. */
  arrivals: Float64Array;
  /** Number of the sector that each area belongs to. */
  sector: Int32Array;
  sectors: number;
  /** Units of each sector; unit u works in sector floor(u / each). */
  each: number;
  /** Calls that a unit can serve in an hour. */
  servicesPerHour: number;
  /** Of the areas, metres; null where there are no outlines. */
  centres: { x: Float64Array; y: Float64Array } | null;
}

/** Up to so many units all states are counted; more are approximated. */
const mostExact = 12;

/** Null where more calls come than all units together can serve. */
export type Sectors = (Hypercube & { isExact: boolean }) | null;

export function answeredBy(input: SectorsInput): Sectors {
  const { arrivals, sectors, each, servicesPerHour } = input;
  const units = sectors * each;
  const calls = arrivals.reduce((sum, rate) => sum + rate, 0);
  if (calls >= units * servicesPerHour) return null;
  const isExact = units <= mostExact;
  const solve = isExact ? hypercube : hypercubeApproximation;
  const found = solve({
    arrivals,
    services: new Float64Array(units).fill(servicesPerHour),
    preference: preferenceOf(input),
    line: "waits",
  });
  return { ...found, isExact };
}

/** Own units first, then those of the nearest sectors; without outlines the next ones in turn. */
export function preferenceOf({
  arrivals,
  sector,
  sectors,
  each,
  centres,
}: SectorsInput): Int32Array[] {
  const middle = centres && middlesOf(sector, sectors, centres);
  return Array.from(arrivals, (_, area) => {
    const own = sector[area]!;
    const turn = (other: number) => (other - own + sectors) % sectors;
    const away = (other: number) => {
      if (other === own) return -1;
      const metres = middle
        ? Math.hypot(middle.x[other]! - centres.x[area]!, middle.y[other]! - centres.y[area]!)
        : NaN;
      return Number.isNaN(metres) ? Infinity : metres;
    };
    const distances = Float64Array.from({ length: sectors }, (_, other) => away(other));
    const order = Array.from({ length: sectors }, (_, other) => other).sort((a, b) =>
      distances[a] === distances[b] ? turn(a) - turn(b) : distances[a]! - distances[b]!,
    );
    // Units of one sector are asked in turn, so that none of them has most of the work.
    return Int32Array.from(
      order.flatMap((other) =>
        Array.from({ length: each }, (_, unit) => other * each + ((unit + area) % each)),
      ),
    );
  });
}

function middlesOf(
  sector: Int32Array,
  sectors: number,
  { x, y }: NonNullable<SectorsInput["centres"]>,
) {
  const [east, north, known] = [0, 1, 2].map(() => new Float64Array(sectors)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  sector.forEach((of, area) => {
    if (Number.isNaN(x[area]!)) return;
    east[of]! += x[area]!;
    north[of]! += y[area]!;
    known[of]!++;
  });
  return {
    x: east.map((sum, of) => sum / known[of]!),
    y: north.map((sum, of) => sum / known[of]!),
  };
}
