import { texts as spatial } from "@/cells/spatial/texts";
import { texts } from "./texts";
import {
  few,
  level,
  measureNames,
  verdictOf,
  type MeasureName,
  type Related,
  type RelationsView,
} from "./view-data";

/** Types that were chosen to be compared. */
export interface Chosen {
  types: string[];
  /** Types there are. */
  all: number;
}

/** Of the questions a pair can answer: where there is a, is there also b? */
export function answerOf(view: RelationsView, a: number, b: number): string {
  const { types, counts, measures, within } = view;
  const at = a * types.length + b;
  const [near, next] = [
    verdictOf("within", measures.within, at),
    verdictOf("nearest", measures.nearest, at),
  ];
  const counted = (type: number) => texts.counted(types[type]!, counts[type]!);
  const names = [counted(a), counted(b)] as const;
  const start =
    near + next > 0 && near * next >= 0
      ? texts.yes(...names)
      : near + next < 0 && near * next >= 0
        ? texts.no(...names)
        : near * next < 0
          ? texts.mixed(...names)
          : texts.unclear(...names);
  const isOwn = a === b;
  const { within: reach, nearest } = measures;
  const parts = [
    reach && !Number.isNaN(reach.value[at]!)
      ? texts.withinPart(within, isOwn, reach.value[at]!, reach.adjusted[at]!)
      : null,
    nearest && !Number.isNaN(nearest.value[at]!)
      ? texts.nearestPart(isOwn, nearest.value[at]!, nearest.adjusted[at]!)
      : null,
  ].filter((part) => part !== null);
  return `${start}: ${parts.join(", and ")}.`;
}

/** A caution where a type has few points; null where both have enough. */
export function cautionOf({ types, counts }: RelationsView, a: number, b: number): string | null {
  const scarce = counts[a]! <= counts[b]! ? a : b;
  return counts[scarce]! < few ? texts.few(types[scarce]!, counts[scarce]!) : null;
}

/** What a measure says of a pair, in words: for whoever does not see colours. */
export function measureWords(view: RelationsView, name: MeasureName, a: number, b: number): string {
  const measure = view.measures[name];
  const at = a * view.types.length + b;
  const value = measure?.value[at] ?? NaN;
  if (Number.isNaN(value)) return texts.nothing;
  const verdict = { "-1": texts.less, "0": texts.asChance, "1": texts.more }[
    `${verdictOf(name, measure, at)}`
  ]!;
  return `${texts.figure(name, value)}, ${texts.p(measure!.adjusted[at]!)}, ${verdict}`;
}

export function findingsOf(view: RelationsView): string[] {
  const { measures, asked } = view;
  // The first shuffles of the first measure cannot tell yet.
  if (!measures.within) return [];
  const findings = asked ? [answerOf(view, ...asked)] : [];
  const { more, less, tested } = countOf(view, "within");
  if (tested > 0) findings.push(texts.summary(view.within, more, less, tested));
  const following = strongestNext(view);
  if (following) findings.push(following);
  return findings;
}

/** Unordered pairs of different types on each side of chance. */
function countOf(view: RelationsView, name: MeasureName) {
  const types = view.types.length;
  const measure = view.measures[name];
  let [more, less, tested] = [0, 0, 0];
  for (let a = 0; a < types; a++) {
    for (let b = a + 1; b < types; b++) {
      const at = a * types + b;
      if (!measure || Number.isNaN(measure.value[at]!)) continue;
      tested++;
      const verdict = verdictOf(name, measure, at);
      if (verdict > 0) more++;
      if (verdict < 0) less++;
    }
  }
  return { more, less, tested };
}

function strongestNext({ types, measures, weeks }: RelationsView): string | null {
  const next = measures.next;
  if (!next) return null;
  let [best, found] = [-1, 0];
  next.value.forEach((value, at) => {
    if (Number.isNaN(value) || !(next.adjusted[at]! < level) || value <= 1) return;
    found++;
    if (best < 0 || value > next.value[best]!) best = at;
  });
  const tested = next.value.filter((value) => !Number.isNaN(value)).length;
  if (best < 0) return texts.noNext(weeks, tested);
  const [a, b] = [types[Math.floor(best / types.length)]!, types[best % types.length]!];
  return texts.next(weeks, a, b, next.value[best]!, next.adjusted[best]!, found, tested);
}

export function provenanceOf({ view, used }: Related, chosen: Chosen, seed: number): string[] {
  const { zone, farOut, withoutType, sampled, points, most, pile, near, areas, weeks, absent } =
    used;
  const { measures } = view;
  const lines = [spatial.zone(zone.zone, zone.south)];
  if (farOut > 0) lines.push(spatial.farOut(farOut));
  if (withoutType > 0) lines.push(texts.withoutType(withoutType));
  lines.push(texts.chosen(chosen.types.length, chosen.all, Math.min(...view.counts)));
  if (sampled < points) lines.push(texts.sampled(sampled, points, most, seed));
  if (pile > 0.01 * sampled && pile > 5) lines.push(texts.pile(pile, sampled));
  if (measures.nearest) {
    const tests = chosen.types.length ** 2;
    const { permutations } = measures.nearest;
    lines.push(texts.nearestTest(permutations, tests, seed));
    if ((2 / (permutations + 1)) * tests >= level) lines.push(texts.coarse(permutations, tests));
  }
  if (near && measures.within) {
    lines.push(texts.withinTest(near.points, measures.within.permutations));
  }
  if (areas) lines.push(texts.areaTest(areas));
  if (areas && areas.withoutArea > 0) lines.push(texts.withoutArea(areas.withoutArea));
  if (weeks && measures.next) {
    const { permutations, p } = measures.next;
    const tests = p.filter((each) => !Number.isNaN(each)).length;
    lines.push(texts.weekTest(weeks.count, weeks.from, permutations));
    const isCut = permutations < (measures.nearest?.permutations ?? 0);
    if (isCut && (2 / (permutations + 1)) * tests >= level) lines.push(texts.coarseWeeks(tests));
  }
  if (weeks && weeks.withoutTime > 0) lines.push(texts.withoutTime(weeks.withoutTime));
  for (const name of measureNames) {
    const why = absent[name];
    if (why) lines.push(texts.absent(name, why));
  }
  return lines;
}
