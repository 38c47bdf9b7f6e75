import { poissonProbability } from "../../statistics/poisson";
import { MethodProblem } from "../../problem";

/** How unevenly events fall on places. */
export interface Concentration {
  places: number;
  events: number;
  placesWithNone: number;
  placesWithTwoOrMore: number;
  /** Places expected to have two or more were each event as likely in any place (Poisson). */
  expectedWithTwoOrMore: number;
  /** 0 when all places have the same, near 1 when one has all. Places without events count. */
  gini: number;
  /**
   * Gini coefficient against the most even spread that so few events allow: the same as `gini`
   * where there are at least as many events as places. NaN without events.
   */
  giniAdjusted: number;
  /** Places from the fullest on, and the events in the first 1, 2, 3 … of them. */
  order: Uint32Array;
  cumulative: Float64Array;
}

/**
 * Concentration of events in places. `counts` has one whole number of events a place, places
 * without events included. Throws MethodProblem when there is no place, and for what is no count.
 * Sources: Gini as half the relative mean difference; adjustment by Bernasco and Steenbeek, More
 * places than crimes, Journal of Quantitative Criminology 33 (2017).
 */
export function concentration(counts: ArrayLike<number>): Concentration {
  const places = counts.length;
  if (places === 0) throw new MethodProblem("There is no place to count events in.");
  refuseOtherThanCounts(counts);
  const order = Uint32Array.from({ length: places }, (_, i) => i);
  order.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const cumulative = new Float64Array(places);
  let [events, weighted, none, several] = [0, 0, 0, 0];
  order.forEach((place, i) => {
    const count = counts[place]!;
    cumulative[i] = events += count;
    // Rank from the emptiest place on, 1 to n.
    weighted += (places - i) * count;
    if (count === 0) none++;
    if (count >= 2) several++;
  });
  const mean = events / places;
  const spread = (2 * weighted) / events - places - 1;
  return {
    places,
    events,
    placesWithNone: none,
    placesWithTwoOrMore: several,
    expectedWithTwoOrMore: places * (1 - Math.exp(-mean) * (1 + mean)),
    gini: events === 0 ? 0 : spread / places,
    giniAdjusted: events < places ? (spread - places) / events + 1 : spread / places,
    order,
    cumulative,
  };
}

function refuseOtherThanCounts(counts: ArrayLike<number>): void {
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! >= 0 && Number.isFinite(counts[i])) continue;
    throw new MethodProblem(`Place ${i + 1} has ${counts[i]} events, which is no count.`);
  }
}

/** Rounding must not ask for one place more. */
const hair = 1e-9;

/** Fewest places that together hold the share of all events, 0 to 1; none when there are no events. */
export function placesFor({ cumulative, events }: Concentration, share: number): number {
  if (events === 0 || share <= 0) return 0;
  const wanted = share * events * (1 - hair);
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! >= wanted) high = middle;
    else low = middle + 1;
  }
  return low + 1;
}

/** Share of all events in the fullest places, these being that share of all places, rounded up. */
export function shareInTop({ cumulative, events, places }: Concentration, share: number): number {
  const top = Math.min(places, Math.ceil(share * places - hair));
  return events === 0 || top === 0 ? 0 : cumulative[top - 1]! / events;
}

/**
 * Places that would hold the share of events were each event as likely in any place. With few
 * events chance alone leaves many places empty; this is what concentration has to be compared with.
 * From the expected number of places with each count (Poisson); not a whole number. Throws
 * MethodProblem for numbers of places and events that are none.
 */
export function placesForByChance(places: number, events: number, share: number): number {
  if (!(Number.isSafeInteger(places) && places >= 0 && events >= 0 && events < 1e15)) {
    throw new MethodProblem(`${events} events in ${places} places are no counts.`);
  }
  if (places === 0 || events === 0) return 0;
  const mean = events / places;
  const wanted = share * events;
  let [held, used] = [0, 0];
  for (let count = Math.ceil(mean + 10 * Math.sqrt(mean) + 10); count > 0; count--) {
    const here = places * poissonProbability(count, mean);
    if (held + here * count >= wanted) return used + (wanted - held) / count;
    held += here * count;
    used += here;
  }
  return used;
}
