import { listed, three, whole } from "@/cells/words";

/** Loads are told as multiples of the mean. */
const times = (value: number): string => value.toFixed(2);

const metres = (value: number): string =>
  value < 1_000 ? `${three(Math.round(value))} m` : `${three(value / 1_000)} km`;

const inShift = (of: string, shift: string): string => `${of} in ${shift}`;

const some = (names: readonly string[]): string =>
  names.length > 6
    ? `${names.slice(0, 6).join(", ")} and ${whole(names.length - 6)} more`
    : listed(names);

interface Load {
  sectors: number;
  load: number;
}

export const texts = {
  editor: "Patrol sectors",
  source: "Parameters as text",
  neighbours: "Finding neighbouring beats",
  first: "Making the first sectors",
  planning: (shift: string) => `Making sectors, ${shift}`,
  writing: "Writing the tables",
  chooseBeats: "Choose the table of beats with their outlines.",
  chooseBeatsHint:
    "Sectors are beats that touch each other, and that is seen in their outlines (GeoJSON).",
  noOutlines: (table: string) => `No beat of ${table} has an outline.`,
  unreadable: "None of the outlines can be read.",
  noStation: "Sectors inside stations need a column with the station.",
  noStationHint:
    "Choose station and beat under “by”, or let sectors go over the whole city (within: city).",
  noShift: (name: string, shifts: readonly string[]) =>
    `There is no shift “${name}”; the shifts are ${listed(shifts)}.`,
  noBeats: (names: readonly string[]) => `No beat is called ${some(names)}.`,
  noBeatsHint: "Write a beat of two columns as in the table: “Fort PS · BEAT NO 2”.",
  inShift: (shift: string, problem: string) => `Shift “${shift}”: ${problem}`,

  findings: {
    loads: (
      shifts: readonly { shift: string; sectors: number; plan: number; today: Load | null }[],
    ) => {
      const planned = shifts.map(
        ({ shift, sectors, plan }) => `${times(plan)} (${shift}, ${whole(sectors)} sectors)`,
      );
      const now = shifts.flatMap(({ today }) => (today ? [times(today.load)] : []));
      const todays = shifts[0]!.today;
      return `The sector with most work has ${listed(planned)} times the mean of its shift${todays ? `; of today's ${whole(todays.sectors)} sectors it has ${listed(now)} times` : ""}.`;
    },
    ways: (
      plan: number,
      today: number | null,
      far: { metres: number; beat: string; sector: number; shift: string },
    ) =>
      `From the middle of a sector it is ${metres(plan)} to where work is expected, on average and as the crow flies${today === null ? "" : `, today ${metres(today)}`}. The longest way is ${metres(far.metres)}, to ${far.beat} in sector ${far.sector}, ${far.shift}.`,
    changes: (shifts: readonly { shift: string; changed: number }[], beats: number) =>
      `Of ${whole(beats)} beats ${listed(shifts.map(({ shift, changed }) => inShift(changed === 0 ? "none" : whole(changed), shift)))} would go to another sector than today.`,
    heavy: (beat: string, shift: string, load: number) =>
      `${beat} alone has ${times(load)} times the mean work of a sector in ${shift}, so that loads there cannot be alike. Two vehicles for it, or fewer sectors, would help.`,
  },

  provenance: {
    expected: (weeks: number) =>
      `Work is what is expected in the ${weeks === 1 ? "week" : `${whole(weeks)} weeks`} after that: share of each beat in its shift, recent weeks counting more and few cases drawn towards the mean, times the level of the shift in its season`,
    neighbours: (gap: number, mean: number, joined: number) =>
      `Beats are neighbours where they share more than ${whole(10 * gap)} m of border, outlines up to ${whole(gap)} m apart taken for one: ${mean.toFixed(1)} neighbours on average${joined > 0 ? `, ${joined === 1 ? "one pair" : `${whole(joined)} pairs`} joined by hand` : ""}`,
    noOutline: (beats: readonly string[], expected: number) =>
      `In no sector, as without an outline: ${some(beats)} (${three(expected)} incidents expected)`,
    sectors: (shifts: readonly (readonly [string, number])[], within: string) =>
      `Sectors: ${listed(shifts.map(([shift, count]) => inShift(whole(count), shift)))}, ${within === "station" ? "each inside one station; stations get them by their work, one at least" : "anywhere in the city"}`,
    goal: (tolerance: number) =>
      `Looked for are connected sectors with the smallest largest load, loads up to ${tolerance} % above the mean counting alike; of these the ones with the shortest way from the middle beat to the work`,
    limit: (changes: number) =>
      `At most ${changes === 1 ? "one beat" : `${whole(changes)} beats`} of each shift may change sector`,
    todayCutOff: (sectors: number) =>
      `Of today's sectors ${sectors === 1 ? "one does" : `${whole(sectors)} do`} not hang together`,
    changed:
      "A planned sector follows the one of today with which it shares beats, so that most beats keep theirs; the others change",
    noToday: (column: string) =>
      `Today's sectors are not known: no beat with an outline has one in ${column}`,
    bound: (shifts: readonly (readonly [string, number])[], within: string) =>
      `However ${within === "station" ? "sectors are given to stations, and beats parted, one sector has at least the mean of its station" : "beats are parted, one sector has at least the mean"}, or the heaviest beat, or what two beats have that must share one; the largest load lies ${listed(shifts.map(([shift, gap]) => inShift(`${(100 * gap).toFixed(1)} %`, shift)))} above that. Smaller ones, or shorter ways, may exist: the search proves no more`,
    starts: (made: number, asked: number, seed: number) =>
      `Best of ${whole(made)} ${made === 1 ? "plan" : "plans"} begun anew by chance${made < asked ? ` (${whole(asked)} were asked for, the time was up)` : ""}, seed ${seed}`,
    ways: "Ways are straight lines between the middles of beats: no roads, rivers or one-way streets",
    recorded: "Sectors follow recorded crime, and that follows reporting and patrol",
  },

  view: {
    recorded:
      "Sectors follow recorded crime, and recorded crime follows reporting and patrol. Ways are as the crow flies: no roads, no rivers.",
    shift: "Shift",
    map: (shift: string) => `Sectors, ${shift}`,
    todayMap: (shift: string) => `Today's sectors, ${shift}`,
    border: "border of a sector",
    borders: "Colours only tell neighbours apart",
    tip: (beat: string, sector: number, expected: string, way: number, today: string | null) =>
      `${beat}\nSector ${sector}${today === null ? "" : `, today ${today}`}\n${expected} expected, ${metres(way)} from the middle beat`,
    loads: {
      title: "Work of each sector, as a multiple of the mean of its shift",
      axis: "work of a sector (1 is the mean of the shift)",
      planned: "planned",
      today: "today",
      row: (shift: string, isToday: boolean) => (isToday ? `${shift}, today` : shift),
      tip: (sector: string, shift: string, load: number, beats: number, far: number) =>
        `${sector}, ${shift}\n${times(load)} times the mean\n${beats === 1 ? "1 beat" : `${whole(beats)} beats`}, longest way ${metres(far)}`,
      sector: (number: number) => `Sector ${number}`,
      todays: (name: string) => `Today's ${name}`,
      caption: (tolerance: number, within: string, hasToday: boolean) =>
        [
          "A dot is a sector.",
          within === "city"
            ? `Loads up to the right end of the grey band, ${tolerance} % above the mean, count alike.`
            : "Sectors stay inside their station: loads are made alike inside a station, and differ between stations.",
          ...(hasToday ? ["Hollow dots are today's sectors."] : []),
        ].join(" "),
    },
    sectorsTable: "Sectors",
    beatsTable: "Beats",
  },

  fields: {
    discovered: "Found by the police",
    sectors: "Sectors",
    sectorsIn: (shift: string) => `Sectors, ${shift}`,
    sectorsHint: "Vehicles of a shift; empty: as today, or one for three beats",
    within: "Sectors stay",
    withins: { station: "inside their station", city: "anywhere in the city" },
    tolerance: "Loads alike up to",
    toleranceHint: "Above the mean",
    today: "Today's sector",
    todayHint: "Column of the beats",
    changes: "Beats that may change",
    changesHint: "At most, in each shift; needs as many sectors as today",
    gap: "Outlines touch within",
    tries: "Plans tried",
    triesHint: "More take longer and may find better ones",
    plan: "Sectors",
    more: "Pairs of beats that a bridge joins are written under “joined” in the text.",
  },
};
