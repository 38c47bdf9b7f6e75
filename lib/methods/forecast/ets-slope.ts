import type { EtsForm } from "./ets-form";

/**
 * −2 ln likelihood of a form at free numbers, with its slope. Numbers, in order: logits of the shares
 * (alpha; beta as a share of alpha; gamma as a share of 1 − alpha; phi between its bounds), level,
 * change, and the seasons but the last. The slopes of all states are carried along the series, so one
 * pass gives every slope exactly.
 */
export class EtsLandscape {
  readonly count: number;
  private readonly states: number;
  private readonly m: number;
  private kept: { at: Float64Array; value: number; slope: Float64Array } | null = null;

  constructor(
    private readonly values: Float64Array,
    private readonly form: EtsForm,
    season: number,
  ) {
    this.m = form.season === "N" ? 0 : season;
    this.states = shareCount(form);
    this.count = this.states + (form.trend === "N" ? 1 : 2) + Math.max(0, this.m - 1);
  }

  value = (at: Float64Array): number => this.measure(at).value;
  slope = (at: Float64Array): Float64Array => this.measure(at).slope;

  private measure(at: Float64Array) {
    if (this.kept && same(this.kept.at, at)) return this.kept;
    this.kept = { at: at.slice(), ...this.pass(at) };
    return this.kept;
  }

  private pass(at: Float64Array): { value: number; slope: Float64Array } {
    const { values, form, count, m } = this;
    const n = values.length;
    const trend = form.trend !== "N";
    const times = form.season === "M";
    const shares = readShares(form, at);
    const { alpha, beta, gamma, phi } = shares;
    const first = this.states;
    const dLevel = new Float64Array(count);
    const dChange = new Float64Array(count);
    const dForecast = new Float64Array(count);
    const slope = new Float64Array(count);
    const logSlope = new Float64Array(count);
    let level = at[first]!;
    dLevel[first] = 1;
    let change = 0;
    if (trend) {
      change = at[first + 1]!;
      dChange[first + 1] = 1;
    }
    const seasons = new Float64Array(m);
    const dSeasons = new Float64Array(m * count);
    const fromSeason = first + (trend ? 2 : 1);
    let rest = times ? m : 0;
    for (let i = 0; i + 1 < m; i++) {
      seasons[i] = at[fromSeason + i]!;
      rest -= seasons[i]!;
      dSeasons[i * count + fromSeason + i] = 1;
      dSeasons[(m - 1) * count + fromSeason + i] = -1;
    }
    if (m > 0) seasons[m - 1] = rest;

    // A perfect fit would have a likelihood without bound.
    let [squares, logs] = [1e-20 * n, 0];
    for (let t = 0; t < n; t++) {
      const place = m > 0 ? t % m : 0;
      const row = place * count;
      const s = m > 0 ? seasons[place]! : 0;
      const base = level + phi * change;
      const forecast = times ? base * s : base + s;
      const off = values[t]! - forecast;
      if (form.error === "M" && !(forecast > 1e-9)) return this.undefinedHere();
      if (times && !(s > 1e-9 && base > 1e-9)) return this.undefinedHere();
      const e = form.error === "M" ? off / forecast : off;
      squares += e * e;
      if (form.error === "M") logs += Math.log(forecast);
      const surprise = times ? off / s : off;
      const turn = times ? off / base : off;
      // 2 e de, where de = −df, or −df · y / f² for an error that multiplies.
      const weight = form.error === "M" ? (-2 * e * values[t]!) / (forecast * forecast) : -2 * e;
      for (let k = 0; k < count; k++) {
        let dBase = dLevel[k]! + phi * dChange[k]!;
        if (k === shares.phiAt) dBase += change * shares.dPhi;
        const ds = m > 0 ? dSeasons[row + k]! : 0;
        const df = times ? dBase * s + base * ds : dBase + ds;
        slope[k]! += weight * df;
        if (form.error === "M") logSlope[k]! += df / forecast;
        dForecast[k] = df;
        const dSurprise = times ? (-df * s - off * ds) / (s * s) : -df;
        dLevel[k] = dBase + alpha * dSurprise;
        if (trend) {
          let d = phi * dChange[k]! + beta * dSurprise;
          if (k === shares.phiAt) d += change * shares.dPhi;
          dChange[k] = d;
        }
        if (m > 0) {
          const dTurn = times ? (-df * base - off * dBase) / (base * base) : -df;
          dSeasons[row + k] = ds + gamma * dTurn;
        }
      }
      dLevel[0]! += surprise * shares.dAlpha;
      if (trend) {
        dChange[0]! += surprise * shares.betaByAlpha;
        dChange[1]! += surprise * shares.betaByOwn;
      }
      if (m > 0) {
        dSeasons[row]! += turn * shares.gammaByAlpha;
        dSeasons[row + shares.gammaAt]! += turn * shares.gammaByOwn;
        seasons[place] = s + gamma * turn;
      }
      level = base + alpha * surprise;
      if (trend) change = phi * change + beta * surprise;
    }
    const value = n * Math.log(squares) + 2 * logs;
    if (!Number.isFinite(value)) return this.undefinedHere();
    for (let k = 0; k < count; k++) slope[k] = (n * slope[k]!) / squares + 2 * logSlope[k]!;
    return { value, slope };
  }

  private undefinedHere() {
    return { value: Infinity, slope: new Float64Array(this.count) };
  }
}

export const shareCount = ({ trend, season }: EtsForm): number =>
  1 + (trend === "N" ? 0 : 1) + (season === "N" ? 0 : 1) + (trend === "Ad" ? 1 : 0);

const [least, most, leastPhi, mostPhi] = [1e-4, 0.9999, 0.8, 0.98];

/** The shares at their free numbers, and how each moves with them. */
export function readShares(form: EtsForm, at: ArrayLike<number>) {
  const trend = form.trend !== "N";
  const seasonal = form.season !== "N";
  const logistic = (k: number) => 1 / (1 + Math.exp(-at[k]!));
  const [gammaAt, phiAt] = [trend ? 2 : 1, form.trend === "Ad" ? (seasonal ? 3 : 2) : -1];
  const a = logistic(0);
  const alpha = least + (most - least) * a;
  const dAlpha = (most - least) * a * (1 - a);
  const b = trend ? logistic(1) : 0;
  const g = seasonal ? logistic(gammaAt) : 0;
  const p = phiAt > 0 ? logistic(phiAt) : 0;
  return {
    alpha,
    dAlpha,
    beta: trend ? least + (alpha - least) * b : 0,
    betaByAlpha: b * dAlpha,
    betaByOwn: (alpha - least) * b * (1 - b),
    gamma: seasonal ? least + (1 - alpha - least) * g : 0,
    gammaByAlpha: -g * dAlpha,
    gammaByOwn: (1 - alpha - least) * g * (1 - g),
    gammaAt,
    phi: phiAt > 0 ? leastPhi + (mostPhi - leastPhi) * p : trend ? 1 : 0,
    dPhi: (mostPhi - leastPhi) * p * (1 - p),
    phiAt,
  };
}

/** Free numbers of given shares. */
export function freeShares(
  form: EtsForm,
  {
    alpha,
    beta = 0,
    gamma = 0,
    phi = 0.95,
  }: Record<string, number | undefined> & { alpha: number },
): number[] {
  const logit = (share: number) => {
    const inside = Math.min(0.9999, Math.max(0.0001, share));
    return Math.log(inside / (1 - inside));
  };
  const free = [logit((alpha - least) / (most - least))];
  if (form.trend !== "N") free.push(logit((beta - least) / (alpha - least)));
  if (form.season !== "N") free.push(logit((gamma - least) / (1 - alpha - least)));
  if (form.trend === "Ad") free.push(logit((phi - leastPhi) / (mostPhi - leastPhi)));
  return free;
}

function same(a: Float64Array, b: Float64Array): boolean {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}
