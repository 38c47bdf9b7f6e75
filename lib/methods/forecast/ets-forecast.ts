import type { Ets } from "./ets";

export interface EtsForecast {
  mean: Float64Array;
  /** Standard error of each step ahead. */
  spread: Float64Array;
}

/**
 * Mean and standard error of the steps after a fit. Exact where error and season are both added, or
 * where the error multiplies and the season does not; with factors of a season the season's own wander
 * is taken as independent of the level's.
 * Source: Hyndman, Koehler, Ord and Snyder (2008), chapter 6.
 */
export function forecastEts(ets: Ets, horizon: number): EtsForecast {
  const { form, figures, level, change, seasons, variance } = ets;
  const { alpha, beta = 0, gamma = 0 } = figures;
  const phi = form.trend === "Ad" ? figures.phi! : 1;
  const m = Math.max(1, seasons.length);
  const times = form.season === "M";
  const mean = new Float64Array(horizon);
  const spread = new Float64Array(horizon);
  const bases = new Float64Array(horizon);
  // Of a surprise now, what is left of it j steps later.
  const left = new Float64Array(horizon);
  // Of the square of the base, by steps ahead, where the error multiplies.
  const squares = new Float64Array(horizon);
  let [damped, power, added] = [0, 1, 0];
  for (let h = 0; h < horizon; h++) {
    power *= phi;
    damped += form.trend === "N" ? 0 : power;
    const base = level + damped * change;
    const season = form.season === "N" ? 0 : seasons[h % m]!;
    bases[h] = base;
    mean[h] = times ? base * season : base + season;
    const seasonal = !times && form.season === "A" && (h + 1) % m === 0 ? gamma : 0;
    left[h] = alpha + beta * damped + seasonal;
    if (form.error === "A") {
      spread[h] = Math.sqrt(variance * (1 + added));
      added += left[h]! * left[h]!;
      continue;
    }
    const centre = times ? base : mean[h]!;
    let square = centre * centre;
    for (let j = 0; j < h; j++) square += variance * left[j]! * left[j]! * squares[h - 1 - j]!;
    squares[h] = square;
    if (times) {
      const wander = (1 + gamma * gamma * variance) ** Math.floor(h / m);
      const factor = season * season * wander;
      spread[h] = Math.sqrt(Math.max(0, (1 + variance) * square * factor - mean[h]! ** 2));
    } else spread[h] = Math.sqrt(Math.max(0, (1 + variance) * square - centre * centre));
  }
  return { mean, spread };
}
