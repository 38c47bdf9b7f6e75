import { isSealedHead } from "@/datasets/model/sealed";
import { clock, type Shift } from "@/lib/methods/patrol/shifts";
import type { TurnsPlan, TurnsProblem } from "@/lib/methods/patrol/turns";
import type { Expectation } from "./compute";
import type { Fact } from "./facts";
import { texts } from "./texts";

/** What reasons are given from: the past of each beat-shift, whatever is planned. */
export interface Basis {
  shifts: readonly Shift[];
  /** Days that were counted. */
  days: number;
  /** Weeks that the plan is for. */
  weeks: number;
  facts: readonly (Fact | null)[];
  expected: Pick<Expectation, "counts">;
  /** Days with anybody on duty and hours of duty, by beat-shift; null without a roster. */
  duty: { days: Float64Array; hours: Float64Array } | null;
  alone: Uint8Array;
  nameTypes: readonly string[] | null;
}

/** Types that say that somebody was harmed: named even where others are more. */
const bodily =
  /hurt|murder|homicide|robbery|dacoity|rape|sexual|pocso|molest|assault|battery|kidnap|abduct|weapon/i;
const fewestNamed = 3;
/** Of offences whose victims are never shown, fewer point at somebody. */
const fewestSealed = 5;
const mostByNumber = 2;
const mostNamed = 4;
const peakHours = 3;
const fewestForPeak = 10;

/** One sentence on a beat-shift that gains or loses, from what was counted there. */
export function reasonOf(
  basis: Basis,
  { problem, plan, now }: { problem: TurnsProblem; plan: TurnsPlan; now: ArrayLike<number> },
  place: number,
): string {
  const change = plan.turns[place]! - now[place]!;
  const parts = [casesOf(basis, place)];
  const duty = dutyOf(basis, place);
  if (duty) parts.push(duty);
  parts.push(texts.reasons.expected(basis.expected.counts[place]!, basis.weeks));
  const [least, most] = [problem.least[place]!, problem.most[place]!];
  const explored = plan.explored[place]!;
  const own = plan.turns[place]! - explored;
  if (least === most) parts.push(texts.reasons.locked);
  else if (own === least && least > 0 && change > 0) {
    parts.push(basis.alone[place] ? texts.reasons.alone(least) : texts.reasons.least(least));
  }
  if (change < 0 && plan.turns[place] === most) {
    if (least < most) parts.push(texts.reasons.most(most));
  } else if (change < 0) {
    const each = basis.expected.counts[place]! / Math.max(1, basis.weeks * now[place]!);
    parts.push(texts.reasons.loses(each, gainersOf(problem, plan, now, place)));
  }
  if (change > 0 && explored > 0) parts.push(texts.reasons.explores(explored));
  return parts.join("; ");
}

const mostGainers = 2;

/** Beats of the same station and shift that gain most. */
function gainersOf(
  { station, shifts, beatNames }: TurnsProblem,
  { turns }: TurnsPlan,
  now: ArrayLike<number>,
  place: number,
): string[] {
  const [own, shift] = [station[Math.floor(place / shifts)]!, place % shifts];
  const gain = (beat: number) => turns[beat * shifts + shift]! - now[beat * shifts + shift]!;
  return Array.from(station.keys())
    .filter((beat) => station[beat] === own && gain(beat) > 0)
    .sort((a, b) => gain(b) - gain(a) || a - b)
    .slice(0, mostGainers)
    .map((beat) => beatNames[beat]!);
}

function casesOf({ facts, shifts, days, nameTypes }: Basis, place: number): string {
  const shift = shifts[place % shifts.length]!;
  const hours = shift.from === shift.to ? "" : `${clock(shift.from)}–${clock(shift.to)}`;
  const months = Math.round(days / 30.44);
  const fact = facts[place];
  const all = fact ? fact.hours.reduce((sum, each) => sum + each, 0) : 0;
  if (!fact || all === 0) return texts.reasons.cases(0, hours, months);
  const types = fact.types.filter(([type, count]) => count >= fewestSealed || !isSealedHead(type));
  const [first] = types;
  if (fact.types.length === 1 && first) {
    return texts.reasons.onlyType(all, first[0], hours, months);
  }
  const named = namedTypes(types, nameTypes);
  const peak = peakOf(fact.hours, shift);
  return [
    texts.reasons.cases(all, hours, months),
    ...(named.length > 0 ? [texts.reasons.types(named)] : []),
    ...(all >= fewestForPeak && peak
      ? [texts.reasons.peak(peak.count, clock(60 * peak.from), clock(60 * (peak.from + peakHours)))]
      : []),
  ].join(", ");
}

function namedTypes(types: Fact["types"], asked: readonly string[] | null): Fact["types"] {
  const isHarm = ([type, count]: Fact["types"][number]) =>
    count >= fewestNamed && (asked ? asked.includes(type) : bodily.test(type));
  const byNumber = types.slice(0, mostByNumber);
  const harming = types.filter((each) => isHarm(each) && !byNumber.includes(each));
  return [...byNumber, ...harming.slice(0, asked ? harming.length : mostNamed - mostByNumber)];
}

/** The hours in a row with most incidents, where the shift has more than these. */
function peakOf(hours: Uint32Array, { from, to }: Shift): { from: number; count: number } | null {
  const [begin, length] = [
    Math.floor(from / 60),
    Math.round(((to - from + 1440) % 1440) / 60) || 24,
  ];
  if (length <= peakHours) return null;
  let best = { from: begin, count: -1 };
  for (let at = 0; at + peakHours <= length; at++) {
    let count = 0;
    for (let hour = 0; hour < peakHours; hour++) count += hours[(begin + at + hour) % 24]!;
    if (count > best.count) best = { from: (begin + at) % 24, count };
  }
  return best;
}

function dutyOf({ duty, days, shifts }: Basis, place: number): string | null {
  if (!duty) return null;
  const { name } = shifts[place % shifts.length]!;
  return texts.reasons.duty(duty.days[place]!, days, duty.hours[place]! / days, name);
}
