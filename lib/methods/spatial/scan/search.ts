import { logLikelihoodRatio, type Reach } from "./likelihood";
import type { Zones } from "./zones";

/** What stays the same however the cases fall: expected numbers are products of the two weights. */
export interface ScanField {
  zones: Zones;
  /** Cases expected at each location in all, and in each time step; both sum to `all`. */
  siteWeight: Float64Array;
  stepWeight: Float64Array;
  all: number;
  /** Windows end with the last step only. */
  alive: boolean;
  /** Longest window, in steps. */
  maxLength: number;
  minCases: number;
}

/** Cases by location: those of location i are `from[i]` to `from[i + 1] − 1`. */
export interface Arrangement {
  from: Uint32Array;
  step: Uint16Array;
  /** Cases that an entry stands for; one each without. */
  count?: Float64Array;
}

export interface Found {
  llr: number;
  centre: number;
  /** How many locations, in the order of the centre's zones. */
  size: number;
  /** First and last step. */
  first: number;
  last: number;
  cases: number;
  expected: number;
}

export type Search = (arrangement: Arrangement, excluded?: Uint8Array) => Found | null;

/**
 * Searches all circles and windows for the highest likelihood ratio. Only windows that begin and end
 * on a step with a case in the circle are looked at, and circles right after a location with cases:
 * any other has as many cases and more expected. Of equal ones the first circle and the shorter
 * window stay.
 */
export function searcher(field: ScanField, reach: Reach): Search {
  const { zones, siteWeight, stepWeight, all, alive, maxLength, minCases } = field;
  const steps = stepWeight.length;
  const before = new Float64Array(steps + 1);
  for (let i = 0; i < steps; i++) before[i + 1] = before[i]! + stepWeight[i]!;
  const earliest = alive ? steps - maxLength : 0;
  const inZone = new Float64Array(steps);
  const touched = new Uint16Array(steps);
  const [sooner, soonerSum] = [new Uint16Array(maxLength), new Float64Array(maxLength)];
  const [later, laterSum] = [new Uint16Array(maxLength), new Float64Array(maxLength)];

  return ({ from, step, count }, excluded) => {
    let found: Found | null = null;
    let best = 0;
    let limits = reach.limits(0);
    let zoneWeight = 0;

    const consider = (centre: number, size: number, first: number, last: number, cases: number) => {
      const expected = (zoneWeight * (before[last + 1]! - before[first]!)) / all;
      const llr = logLikelihoodRatio(cases, expected, all);
      const isShorter =
        found !== null &&
        llr === best &&
        found.centre === centre &&
        found.size === size &&
        last - first < found.last - found.first;
      if (!(llr > best) && !isShorter) return;
      best = llr;
      limits = reach.limits(best);
      found = { llr, centre, size, first, last, cases, expected };
    };

    for (let centre = 0; centre + 1 < zones.start.length; centre++) {
      zoneWeight = 0;
      let marks = 0;
      const [begin, end] = [zones.start[centre]!, zones.start[centre + 1]!];
      for (let at = begin; at < end; at++) {
        const site = zones.site[at]!;
        if (excluded?.[site]) break;
        zoneWeight += siteWeight[site]!;
        const [own, next] = [from[site]!, from[site + 1]!];
        let isNew = false;
        for (let i = own; i < next; i++) {
          const day = step[i]!;
          if (day < earliest) continue;
          isNew = true;
          if (inZone[day] === 0) touched[marks++] = day;
          inZone[day]! += count ? count[i]! : 1;
        }
        if (!isNew) continue;
        const size = at - begin + 1;
        if (alive) searchAlive(centre, size);
        else for (let i = own; i < next; i++) searchAround(step[i]!, centre, size);
      }
      for (let i = 0; i < marks; i++) inZone[touched[i]!] = 0;
    }
    return found;

    /** Windows from any step to the last one, the shortest first. */
    function searchAlive(centre: number, size: number): void {
      let cases = 0;
      const factor = zoneWeight / all;
      const last = steps - 1;
      for (let first = last; first >= earliest; first--) {
        if (inZone[first] === 0) continue;
        cases += inZone[first]!;
        const expected = factor * (before[steps]! - before[first]!);
        if (expected <= limits[Math.ceil(cases)]! && cases >= minCases) {
          consider(centre, size, first, last, cases);
        }
      }
    }

    /** Windows that hold this step. */
    function searchAround(day: number, centre: number, size: number): void {
      let [left, right, sum] = [0, 0, 0];
      for (let i = day; i > day - maxLength && i >= 0; i--) {
        if (inZone[i] === 0) continue;
        sooner[left] = i;
        soonerSum[left++] = sum += inZone[i]!;
      }
      sum = 0;
      later[right] = day;
      laterSum[right++] = 0;
      for (let i = day + 1; i < day + maxLength && i < steps; i++) {
        if (inZone[i] === 0) continue;
        later[right] = i;
        laterSum[right++] = sum += inZone[i]!;
      }
      const factor = zoneWeight / all;
      for (let a = 0; a < left; a++) {
        const first = sooner[a]!;
        const most = soonerSum[a]! + laterSum[right - 1]!;
        if (factor * (before[day + 1]! - before[first]!) > limits[Math.ceil(most)]!) continue;
        for (let b = 0; b < right; b++) {
          const last = later[b]!;
          if (last - first >= maxLength) break;
          const cases = soonerSum[a]! + laterSum[b]!;
          const expected = factor * (before[last + 1]! - before[first]!);
          if (expected <= limits[Math.ceil(cases)]! && cases >= minCases) {
            consider(centre, size, first, last, cases);
          }
        }
      }
    }
  };
}
