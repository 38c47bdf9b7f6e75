/**
 * What is planted into the register on purpose, so that a method can be asked whether it finds it.
 * Parameters only; `truth.ts` says where they ended up.
 */

/** Incidents of one type that gather at one place; `count` beside what gathers there anyway. */
export interface PlantedSpot {
  place: string;
  head: string;
  kind: "stable" | "emerging" | "fading";
  from: string;
  to: string;
  count: number;
}

export const spots: readonly PlantedSpot[] = [
  {
    place: "City bus stand",
    head: "THEFT",
    kind: "stable",
    from: "2019-01-01",
    to: "2024-12-31",
    count: 2400,
  },
  {
    place: "Bar street",
    head: "CASES OF HURT",
    kind: "stable",
    from: "2019-01-01",
    to: "2024-12-31",
    count: 1800,
  },
  {
    place: "Ring road, mill junction",
    head: "MOTOR VEHICLE ACCIDENTS FATAL",
    kind: "stable",
    from: "2019-01-01",
    to: "2024-12-31",
    count: 420,
  },
  {
    place: "New extension, east, 3rd block",
    head: "BURGLARY - NIGHT",
    kind: "emerging",
    from: "2023-07-01",
    to: "2024-12-31",
    count: 480,
  },
  {
    place: "Depot circle",
    head: "ROBBERY",
    kind: "emerging",
    from: "2024-03-01",
    to: "2024-12-31",
    count: 130,
  },
  {
    place: "Railway station, goods yard",
    head: "THEFT",
    kind: "fading",
    from: "2019-01-01",
    to: "2021-06-30",
    count: 900,
  },
];

export interface Festival {
  name: string;
  /** First and last day, once a year. */
  days: readonly (readonly [from: string, to: string])[];
  head: string;
  factor: number;
}

const around = (dates: readonly string[], before: number, after: number) =>
  dates.map((date) => {
    const shifted = (by: number) =>
      new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10);
    return [shifted(-before), shifted(after)] as const;
  });

export const festivals: readonly Festival[] = [
  {
    name: "Deepavali",
    days: around(
      ["2019-10-27", "2020-11-14", "2021-11-04", "2022-10-24", "2023-11-12", "2024-10-31"],
      2,
      2,
    ),
    head: "KARNATAKA POLICE ACT 1963",
    factor: 6,
  },
  {
    name: "Ganesha",
    days: around(
      ["2019-09-02", "2020-08-22", "2021-09-10", "2022-08-31", "2023-09-18", "2024-09-07"],
      0,
      10,
    ),
    head: "RIOTS",
    factor: 3,
  },
  {
    name: "Town fair of Belakupura",
    days: around(
      ["2019-02-10", "2020-02-09", "2021-02-14", "2022-02-13", "2023-02-12", "2024-02-11"],
      3,
      3,
    ),
    head: "THEFT",
    factor: 2,
  },
];

/** From this month on lesser accidents stay in the station diary: the series drops to a new level. */
export const levelBreak = {
  head: "MOTOR VEHICLE ACCIDENTS NON-FATAL",
  month: "2021-05",
  factor: 0.45,
} as const;

/** The city stood still: every type that needs people outside. */
export const lockdown = { from: "2020-03-25", to: "2020-05-17", factor: 0.35 } as const;

/** A burglary is followed by another nearby: share of burglaries that are such followers. */
export const nearRepeat = {
  heads: ["BURGLARY - NIGHT", "BURGLARY - DAY"],
  share: 0.3,
  metres: 200,
  days: 14,
} as const;

export const together = {
  coLocated: ["NARCOTIC DRUGS", "CASES OF HURT"],
  avoiding: ["NARCOTIC DRUGS", "BURGLARY - DAY"],
  /** No day burglary within this distance of a place where narcotics are found. */
  metres: 900,
} as const;

export const quietBeat = {
  station: "Industrial Estate PS",
  beat: "BEAT NO 4",
  head: "CASES OF HURT",
  from: "2023-01-01",
  to: "2024-12-31",
  nights: ["2023-02-18", "2023-07-29", "2023-12-24", "2024-05-11", "2024-10-05"],
  /** Nights in the two years on which anybody was on duty there. */
  dutyNights: ["2023-04-14", "2023-10-24", "2024-08-15"],
} as const;

/** A beat whose gambling cases count patrols, not gambling. */
export const patrolled = {
  station: "Clock Tower PS",
  beat: "BEAT NO 2",
  head: "KARNATAKA POLICE ACT 1963",
  subhead: "STREET GAMBLING",
  count: 1300,
  /** Officers of the evening shift, week by week. */
  officers: [2, 8],
} as const;

export const repeatVictims = { count: 40, incidents: [3, 7], head: "THEFT" } as const;

export const groups = { count: 12, members: [3, 5], incidents: [5, 10] } as const;

export const series = {
  head: "ROBBERY",
  subhead: "CHAIN SNATCHING",
  from: "2024-02-03",
  to: "2024-09-21",
  incidents: 24,
  /** Where the offender lives: metres east and north of the centre. */
  anchor: { east: -4300, north: 5200 },
  /** Nearest and farthest crime from there, in metres. */
  reach: [500, 3200],
} as const;

/** Persons 10001 to 10000 + known are those of whom a station keeps a sheet. */
export const firstPerson = 10_001;
export const knownOffenders = 2400;
