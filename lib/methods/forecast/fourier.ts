import type { ForecastContext } from "./model";

const day = 24 * 60 * 60 * 1000;
const year = 365.2425 * day;

/** `pairs` waves (sine, then cosine) of a season that need not be whole, for steps from 0 on. */
export function fourier(period: number, pairs: number, steps: number): Float64Array[] {
  return Array.from({ length: 2 * pairs }, (_, k) => {
    const turn = (2 * Math.PI * (Math.floor(k / 2) + 1)) / period;
    const wave = k % 2 === 0 ? Math.sin : Math.cos;
    return Float64Array.from({ length: steps }, (_, t) => wave(turn * t));
  });
}

/** Steps of the season: of a year exactly (52.18 weeks) where the beginnings of the steps tell that it is one. */
export function exactPeriod({ season, times }: Pick<ForecastContext, "season" | "times">): number {
  if (!times || times.length < 2) return season;
  const step = (times[times.length - 1]! - times[0]!) / (times.length - 1);
  const yearly = year / step;
  return Math.abs(season / yearly - 1) < 0.02 ? yearly : season;
}
