import type { PrintColumn } from "@/cells/print";
import { percent } from "@/cells/words";
import { periodName } from "@/cells/temporal/periods";
import { shiftName } from "@/cells/patrol/texts";
import { beatTitle } from "./chosen";
import type { Profile } from "./compute";
import type { ProfileParams } from "./params";
import { rankedSquares } from "./map";
import { leastPeople } from "./people";
import type { ReadProfile } from "./read";
import { words } from "./section-texts";
import { texts } from "./texts";

type SectionId =
  "heads" | "times" | "shifts" | "gaps" | "squares" | "named" | "stages" | "offenders" | "beats";

/** A table of the profile as it is read on the screen and on paper. */
export interface Section {
  id: SectionId;
  title: string;
  columns: PrintColumn[];
  rows: (string | number | null)[][];
  note?: string;
}

/** Rows that a page has room for. */
const most = {
  heads: 11,
  times: 8,
  squares: rankedSquares,
  named: 6,
  stages: 8,
  beats: 15,
  gaps: 8,
};

/** What is rarer than once in four months has no month to be expected in. */
const fewestForeseen = 6;

const column = (title: string, isNumber = false, width?: string): PrintColumn => ({
  title,
  isNumber,
  ...(width ? { width } : {}),
});

/** Times of a shift stay on one line. */
const unbroken = (name: string) => name.replace("–", "\u2060–\u2060");

/** A first column of words, the others of figures. */
const columns = (titles: readonly string[], width?: string) =>
  titles.map((title, i) => column(title, i > 0, i === 0 ? width : undefined));

export function sectionsOf(read: ReadProfile, profile: Profile, params: ProfileParams): Section[] {
  return [
    headsSection(read, profile, params),
    timesSection(read, profile),
    shiftsSection(read, profile),
    gapsSection(read, profile),
    beatsSection(read, profile),
    squaresSection(read, profile, params),
    namedSection(read, profile),
    stagesSection(read, profile),
    offendersSection(read),
  ].filter((each) => each !== null && each.rows.length > 0) as Section[];
}

const headName = (read: ReadProfile, head: number) =>
  head < 0 ? words.heads.all : read.incidents.head.names[head]!;

function headsSection(read: ReadProfile, { heads, foreseen }: Profile, params: ProfileParams) {
  const { edges, before, columns: from } = read;
  const shown = heads.filter(({ now }) => now > 0);
  const listed = shown.slice(0, most.heads + 1);
  const rest = shown.slice(listed.length);
  const rows = listed.map(({ head, now, compared }) => {
    const next = now >= fewestForeseen ? foreseen[head + 1]?.next : null;
    return [
      headName(read, head),
      now,
      ...(before ? [compared!.before, words.change(compared!)] : []),
      next ? words.expected(next.mean, next.low, next.high) : null,
    ];
  });
  if (rest.length > 0) {
    const sum = rest.reduce((all, { now }) => all + now, 0);
    rows.push([words.heads.rest(rest.length), sum, ...(before ? [null, null] : []), null]);
  }
  const next = periodName("month", new Date(edges.at(-1)!));
  const titles = words.heads.columns(params.months, next);
  return {
    id: "heads" as const,
    title: words.heads.title,
    columns: columns(before ? titles : [...titles.slice(0, 2), titles[4]!], "34%"),
    rows: from.head ? rows : rows.slice(0, 1),
    note: words.heads.note(heads.length),
  };
}

function timesSection(read: ReadProfile, { heads, hours }: Profile): Section | null {
  if (!hours || !read.columns.head) return null;
  const rows = heads
    .filter(({ now }) => now > 0)
    .slice(0, most.times + 1)
    .map(({ head, now }) => {
      const mostly = hours.mostly[head + 1];
      return [
        headName(read, head),
        ...Array.from(hours.shifts[head + 1]!, (each) => Math.round(each)),
        mostly
          ? texts.hoursOf(mostly.from, mostly.to)
          : now < 5
            ? words.times.few
            : words.times.none,
      ];
    });
  return {
    id: "times",
    title: words.times.title,
    columns: [
      column(words.times.head, false, "34%"),
      ...read.shifts.map((shift) => column(unbroken(shiftName(shift)), true)),
      column(words.times.mostly, true),
    ],
    rows,
  };
}

function shiftsSection(read: ReadProfile, { hours, mismatch }: Profile): Section | null {
  const { shifts, duty } = read;
  if (!hours) return null;
  const { columns: titles, columnsAlone, title, ratio, note } = words.shifts;
  if (!duty || !mismatch) {
    const all = hours.shifts[0]!.reduce((sum, each) => sum + each, 0);
    const rows = shifts.map((shift, at) => {
      const count = hours.shifts[0]![at]!;
      return [unbroken(shiftName(shift)), Math.round(count), percent(count, all)];
    });
    return { id: "shifts", title: columnsAlone[1]!, columns: columns(columnsAlone), rows };
  }
  return {
    id: "shifts",
    title,
    columns: columns(titles(duty.days, read.chosen.beats.length), "21%"),
    rows: mismatch.map((each, at) => {
      const { officerHours, staffed, usual } = duty.shifts[at]!;
      return [
        unbroken(shiftName(shifts[at]!)),
        Math.round(each.incidents),
        percent(each.share, 1),
        Math.round(officerHours),
        percent(each.hoursShare, 1),
        ratio(each.ratio, each.low, each.high),
        Math.round(staffed),
        usual,
      ];
    }),
    note,
  };
}

function gapsSection(
  { duty, shifts, beats, chosen }: ReadProfile,
  { gaps }: Profile,
): Section | null {
  if (!duty) return null;
  const { title, columns: titles } = words.gaps;
  return {
    id: "gaps",
    title,
    columns: titles(duty.days).map((each, i) => column(each, i > 1)),
    rows: gaps.slice(0, most.gaps).map((each) => {
      const { officerHours, staffed } = duty.beats[each.beat * shifts.length + each.shift]!;
      return [
        beatTitle(beats.values[chosen.beats[each.beat]!]!, beats.by),
        shiftName(shifts[each.shift]!),
        Math.round(each.incidents),
        Math.round(officerHours),
        words.shifts.ratio(each.ratio, each.low, each.high),
        Math.round(staffed),
      ];
    }),
  };
}

function beatsSection({ beats, chosen }: ReadProfile, profile: Profile): Section | null {
  if (chosen.beats.length < 2) return null;
  const rows = chosen.beats
    .map((beat, at) => [beatTitle(beats.values[beat]!, beats.by), profile.beats[at] ?? 0] as const)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, most.beats)
    .map((each) => [...each]);
  return { id: "beats", title: words.beats.title, columns: columns(words.beats.columns), rows };
}

function squaresSection(
  read: ReadProfile,
  { places }: Profile,
  { square }: ProfileParams,
): Section | null {
  const { incidents } = read;
  const { title, columns: titles, point, head, note } = words.squares;
  const shown = places.squares.filter(({ count }) => count > 1).slice(0, most.squares);
  return {
    id: "squares",
    title: title(square),
    columns: titles.map((each, i) => column(each, i === 0 || i === 2 || i === 4)),
    rows: shown.map((each, at) => [
      at + 1,
      incidents.place.names[each.place] ?? null,
      each.count,
      each.head < 0 ? null : head(incidents.head.names[each.head]!, each.ofHead),
      point(each.latitude, each.longitude),
    ]),
    note: note(places.withPoint, places.rows),
  };
}

function namedSection({ incidents }: ReadProfile, { places }: Profile): Section {
  const rows = places.named
    .slice(0, most.named)
    .map(({ place, count }) => [incidents.place.names[place]!, count]);
  return { id: "named", title: words.named.title, columns: columns(words.named.columns), rows };
}

function stagesSection({ incidents }: ReadProfile, { stages }: Profile): Section {
  const { title, columns: titles, open } = words.stages;
  const rows = stages.slice(0, most.stages).map(({ status, count, isOpen, median, oldest }) => {
    const name = incidents.status.names[status]!;
    return [isOpen ? open(name) : name, count, median, oldest];
  });
  return { id: "stages", title, columns: columns(titles), rows };
}

function offendersSection({ offenders }: ReadProfile): Section | null {
  if (!offenders) return null;
  const rows = offenders.kinds.map(({ kind, count }) => [
    kind,
    count ?? texts.fewerThan(leastPeople),
  ]);
  return {
    id: "offenders",
    title: words.offenders.title(offenders.isByPlace),
    columns: columns(words.offenders.columns),
    rows,
  };
}

/** What comes again, in words. */
export function repeatWords({ victims }: ReadProfile, { places }: Profile): string[] {
  const { repeats, withPoint } = places;
  return [
    ...(repeats ? [words.repeats(repeats.points, repeats.incidents, repeats.most, withPoint)] : []),
    ...(victims ? [words.victims(victims, leastPeople)] : []),
  ];
}

/** What the profile could say if it had the tables for it. */
export function missingOf({ dated, columns: from, ...read }: ReadProfile): string[] {
  const { lacks } = texts;
  return [
    ...(from.head ? [] : [lacks.head]),
    ...(dated.precision === "time" ? [] : [lacks.clock]),
    ...(read.duty ? [] : [lacks.duty]),
    ...(read.victims ? [] : [lacks.people]),
    ...(read.offenders ? [] : [lacks.offenders]),
    ...(read.outlines.some((each) => each !== null) ? [] : [lacks.beats]),
    ...(from.status ? [] : [lacks.status]),
    ...(from.point ? [] : [lacks.points]),
  ];
}
