import { shiftName } from "@/cells/patrol/texts";
import { periodName } from "@/cells/temporal/periods";
import { whole } from "@/cells/words";
import { isSealedHead } from "@/datasets/model/sealed";
import { beatTitle } from "./chosen";
import { byRatio, isShort, type Gap, type Profile } from "./compute";
import { leastPeople } from "./people";
import type { ReadProfile } from "./read";
import { texts } from "./texts";

const { finding } = texts;

/** Heads against the body and by force: named in a shift without duty, however few they are. */
const violent =
  /murder|homicide|hurt|assault|battery|robber|dacoity|riot|molest|rape|kidnap|snatch/i;

/** Few sexual offences, or few against children, are told in no sentence: who knows the beat knows whom. */
const isTold = (head: string, count: number) => count >= leastPeople || !isSealedHead(head);

export function findingsOf(read: ReadProfile, profile: Profile): string[] {
  return [
    totalFinding(read, profile),
    dutyFinding(read, profile),
    nextFinding(read, profile),
  ].filter((each) => each !== null);
}

function totalFinding({ chosen, incidents, span }: ReadProfile, { heads }: Profile): string {
  const [all, ...rest] = heads;
  const { compared, now } = all!;
  const against = compared
    ? finding.compared(compared.before, span.to - span.from, finding.verdicts[compared.verdict])
    : "";
  const names = rest
    .filter(({ head, now: count }) => count > 0 && isTold(incidents.head.names[head]!, count))
    .slice(0, 3)
    .map(({ head, now: count }) => `${whole(count)} ${incidents.head.names[head]!}`);
  return (
    finding.total(chosen.title, now, span.to - span.from, against) +
    (names.length > 0 ? finding.most(names) : "")
  );
}

/** Of several beats: where and when duty is least for the crime. */
function gapFinding({ duty, shifts, beats, chosen }: ReadProfile, gaps: readonly Gap[]): string {
  const words = gaps.slice(0, 3).map(({ beat, shift, incidents }) => {
    const { staffed } = duty!.beats[beat * shifts.length + shift]!;
    const title = beatTitle(beats.values[chosen.beats[beat]!]!, beats.by);
    return finding.gapOf(title, shiftName(shifts[shift]!), incidents, staffed, duty!.days);
  });
  return finding.gaps(gaps.length, words);
}

function dutyFinding(read: ReadProfile, profile: Profile): string | null {
  const { duty, shifts, incidents } = read;
  const { mismatch, hours } = profile;
  if (!duty || !mismatch || !hours) return null;
  if (profile.gaps.length > 0) return gapFinding(read, profile.gaps);
  const gap = [...mismatch.keys()]
    .filter((shift) => isShort(mismatch[shift]!))
    .sort((a, b) => byRatio(mismatch[a]!, mismatch[b]!))[0];
  if (gap === undefined) {
    const ratios = mismatch.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
    return finding.even(Math.min(...ratios), Math.max(...ratios));
  }
  const { incidents: count, hoursShare } = mismatch[gap]!;
  const all = mismatch.reduce((sum, each) => sum + each.incidents, 0);
  const { staffed, usual, others } = duty.shifts[gap]!;
  const forces = profile.heads
    .filter(({ head }) => head >= 0 && violent.test(incidents.head.names[head]!))
    .map(({ head }) => ({ head, count: Math.round(hours.shifts[head + 1]![gap]!) }))
    .filter(({ head, count }) => count > 0 && isTold(incidents.head.names[head]!, count))
    .sort((a, b) => b.count - a.count)
    .map((each) => `${whole(each.count)} ${incidents.head.names[each.head]!}`);
  return (
    finding.gap(
      capital(shiftName(shifts[gap]!)),
      count,
      all,
      finding.staffed(staffed, duty.days, shifts[gap]!.name, hoursShare, read.chosen.beats.length),
      usual === null ? "" : finding.usual(usual, others),
    ) + (forces.length > 0 ? finding.violent(forces) : "")
  );
}

function nextFinding({ edges }: ReadProfile, { foreseen }: Profile): string | null {
  const found = foreseen[0];
  if (!found) return null;
  const { next, held, tried } = found;
  const month = periodName("month", new Date(edges.at(-1)!));
  return finding.next(month, next.mean, next.low, next.high, held, tried);
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
