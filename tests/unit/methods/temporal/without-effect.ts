import { chance, type Chance } from "@/lib/methods/chance";
import { seriesWatch, type WatchMethod } from "@/lib/methods/temporal/watch";

/** Weekly series in which nothing happens but chance and, in some, a season. */
export const worlds = {
  "flat, 20 a week": ({ by }) => poisson(by, 20),
  "season of 40 %, 20 a week": ({ by, season }) => poisson(by, 20 * season),
  "scattered threefold, 20 a week": ({ by }) => poisson(by, 2 * gamma(by, 10)),
  "few, 2 a week": ({ by }) => poisson(by, 2),
  "sparse, 0.2 a week": ({ by }) => poisson(by, 0.2),
} satisfies Record<string, (at: { by: Chance; season: number }) => number>;

export type World = keyof typeof worlds;

export function drawSeries(world: World, weeks: number, by: Chance): Float64Array {
  const start = by.below(52);
  return Float64Array.from({ length: weeks }, (_, week) => {
    const season = 1 + 0.4 * Math.cos((2 * Math.PI * (week + start)) / (365.25 / 7));
    return worlds[world]({ by, season });
  });
}

interface Trial {
  world: World;
  method: WatchMethod | "auto";
  series: number;
  /** Weeks of past; the last eight but for seven between each are looked at. */
  weeks: number;
  seed: number;
}

const looks = 8;
const apart = 8;

/** Alarms a look at alpha 0.01, without a least number of cases. */
export function falseAlarms({ world, method, series, weeks, seed }: Trial): number {
  const by = chance(seed);
  const watch = seriesWatch({ method, alpha: 0.01, period: 52, leastCases: 0, withinSteps: 4 });
  let alarms = 0;
  for (let i = 0; i < series; i++) {
    const counts = drawSeries(world, weeks, by);
    for (let look = 0; look < looks; look++) {
      alarms += Number(watch(counts, weeks - 1 - apart * look)!.above);
    }
  }
  return alarms / (series * looks);
}

function poisson({ next }: Chance, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let left = next(); left > limit; left *= next()) count++;
  return count;
}

/** Source: Marsaglia and Tsang, ACM Trans. Mathematical Software 26 (2000); shape of at least 1. */
function gamma({ next, normal }: Chance, shape: number): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
