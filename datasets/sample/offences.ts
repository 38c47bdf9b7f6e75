import type { PlaceUse } from "./places";

/** How one type of incident lies in time and place. Weights, not probabilities. */
export interface Offence {
  head: string;
  subheads: readonly (readonly [name: string, weight: number])[];
  heinous: boolean;
  share: number;
  /** Peaks of the day: hour, width in hours, weight; over a flat floor of 1. */
  hours: readonly (readonly [hour: number, width: number, weight: number])[];
  /** Monday first. */
  weekday: readonly number[];
  /** Month of the peak (1–12) and the swing around 1. */
  season: readonly [month: number, swing: number];
  /** Change in a year, as a factor. */
  trend: number;
  places: Partial<Record<PlaceUse, number>>;
  /** Weight of "anywhere in the city" beside the places. */
  anywhere: number;
  /** Median days from occurrence to report, and the spread on the log scale. */
  delay: readonly [days: number, spread: number];
}

const even = [1, 1, 1, 1, 1, 1, 1];
const weekend = [0.85, 0.85, 0.9, 0.95, 1.15, 1.35, 1.2];
const working = [1.1, 1.1, 1.05, 1.05, 1.1, 0.9, 0.6];

export const offences: readonly Offence[] = [
  {
    head: "THEFT",
    subheads: [
      ["TWO WHEELER", 46],
      ["MOBILE PHONE", 22],
      ["OTHER THEFT", 16],
      ["PICKPOCKETING", 9],
      ["FOUR WHEELER", 7],
    ],
    heinous: false,
    share: 19,
    hours: [
      [20, 2.5, 7],
      [11, 2, 4],
    ],
    weekday: [0.95, 0.95, 0.95, 1, 1.05, 1.15, 1.1],
    season: [10, 0.14],
    trend: 1.05,
    places: { market: 6, transit: 8, leisure: 3, home: 2 },
    anywhere: 22,
    delay: [0.9, 1.1],
  },
  {
    head: "BURGLARY - NIGHT",
    subheads: [
      ["RESIDENTIAL", 70],
      ["SHOP", 24],
      ["PUBLIC BUILDING", 6],
    ],
    heinous: true,
    share: 5,
    hours: [[2, 1.8, 60]],
    weekday: [1, 0.95, 0.95, 1, 1.1, 1.15, 1],
    season: [4, 0.35],
    trend: 1.08,
    places: { home: 8, market: 2, works: 1 },
    anywhere: 14,
    delay: [0.4, 0.7],
  },
  {
    head: "BURGLARY - DAY",
    subheads: [
      ["RESIDENTIAL", 88],
      ["SHOP", 12],
    ],
    heinous: true,
    share: 2.2,
    hours: [[13, 2.2, 30]],
    weekday: working,
    season: [5, 0.3],
    trend: 0.97,
    places: { home: 9 },
    anywhere: 10,
    delay: [0.4, 0.7],
  },
  {
    head: "ROBBERY",
    subheads: [
      ["CHAIN SNATCHING", 58],
      ["ROADSIDE", 30],
      ["OTHER ROBBERY", 12],
    ],
    heinous: true,
    share: 1.8,
    hours: [
      [6.5, 1, 9],
      [19.5, 2, 11],
    ],
    weekday: even,
    season: [11, 0.2],
    trend: 0.95,
    places: { home: 5, road: 3, transit: 3, leisure: 2 },
    anywhere: 8,
    delay: [0.2, 0.8],
  },
  {
    head: "CASES OF HURT",
    subheads: [
      ["SIMPLE HURT", 80],
      ["GRIEVOUS HURT", 20],
    ],
    heinous: false,
    share: 14,
    hours: [
      [21.5, 2.2, 14],
      [18, 2.5, 5],
    ],
    weekday: weekend,
    season: [4, 0.16],
    trend: 1.0,
    places: { leisure: 9, market: 3, home: 3, transit: 2 },
    anywhere: 18,
    delay: [0.5, 1.2],
  },
  {
    head: "MOTOR VEHICLE ACCIDENTS NON-FATAL",
    subheads: [
      ["STATE HIGHWAY", 38],
      ["OTHER ROAD", 44],
      ["NATIONAL HIGHWAY", 18],
    ],
    heinous: false,
    share: 16,
    hours: [
      [18.5, 2.3, 8],
      [9, 1.6, 5],
    ],
    weekday: [1.05, 1, 1, 1, 1.05, 1.05, 0.9],
    season: [12, 0.12],
    trend: 1.06,
    places: { road: 11, transit: 2 },
    anywhere: 14,
    delay: [0.3, 0.9],
  },
  {
    head: "MOTOR VEHICLE ACCIDENTS FATAL",
    subheads: [
      ["NATIONAL HIGHWAY", 48],
      ["STATE HIGHWAY", 34],
      ["OTHER ROAD", 18],
    ],
    heinous: false,
    share: 2.3,
    hours: [
      [20.5, 2.4, 12],
      [5, 1.5, 5],
    ],
    weekday: weekend,
    season: [12, 0.15],
    trend: 1.02,
    places: { road: 14 },
    anywhere: 7,
    delay: [0.15, 0.5],
  },
  {
    head: "CHEATING",
    subheads: [
      ["JOB FRAUD", 30],
      ["LAND AND PROPERTY", 34],
      ["OTHER CHEATING", 36],
    ],
    heinous: false,
    share: 6,
    hours: [[12, 2.5, 12]],
    weekday: working,
    season: [7, 0.08],
    trend: 1.04,
    places: { market: 4, works: 2 },
    anywhere: 14,
    delay: [38, 1.4],
  },
  {
    head: "CYBER CRIME",
    subheads: [
      ["ONLINE PAYMENT FRAUD", 62],
      ["INVESTMENT FRAUD", 26],
      ["IDENTITY AND ABUSE", 12],
    ],
    heinous: false,
    share: 6,
    hours: [[14, 3.5, 8]],
    weekday: [1.05, 1.05, 1.05, 1.05, 1.05, 0.95, 0.8],
    season: [3, 0.06],
    trend: 1.42,
    places: {},
    anywhere: 10,
    delay: [3.5, 1.4],
  },
  {
    head: "CRIMINAL INTIMIDATION",
    subheads: [["CRIMINAL INTIMIDATION", 1]],
    heinous: false,
    share: 4.5,
    hours: [[19, 3, 6]],
    weekday: even,
    season: [5, 0.08],
    trend: 1.0,
    places: { home: 3, market: 2 },
    anywhere: 14,
    delay: [1.4, 1.3],
  },
  {
    head: "KARNATAKA POLICE ACT 1963",
    subheads: [
      ["STREET GAMBLING", 58],
      ["PUBLIC NUISANCE", 42],
    ],
    heinous: false,
    share: 8,
    hours: [
      [22, 2, 10],
      [16, 3, 5],
    ],
    weekday: weekend,
    season: [10, 0.35],
    trend: 0.94,
    places: { leisure: 7, works: 4, market: 3 },
    anywhere: 6,
    delay: [0.08, 0.4],
  },
  {
    head: "MISSING PERSON",
    subheads: [
      ["WOMAN", 52],
      ["MAN", 30],
      ["GIRL", 12],
      ["BOY", 6],
    ],
    heinous: false,
    share: 7.2,
    hours: [[11, 4, 5]],
    weekday: even,
    season: [5, 0.12],
    trend: 1.02,
    places: { home: 4, transit: 3 },
    anywhere: 16,
    delay: [1.8, 1],
  },
  {
    head: "RIOTS",
    subheads: [["RIOTS", 1]],
    heinous: true,
    share: 2.2,
    hours: [[19, 2.5, 9]],
    weekday: weekend,
    season: [9, 0.3],
    trend: 0.92,
    places: { market: 4, leisure: 3, home: 2 },
    anywhere: 9,
    delay: [0.2, 0.8],
  },
  {
    head: "NARCOTIC DRUGS",
    subheads: [
      ["CONSUMPTION", 64],
      ["POSSESSION FOR SALE", 36],
    ],
    heinous: true,
    share: 2.4,
    hours: [[17, 3.5, 8]],
    weekday: [1, 1, 1, 1, 1.1, 1.15, 0.8],
    season: [1, 0.1],
    trend: 1.15,
    places: { leisure: 8 },
    anywhere: 0,
    delay: [0.04, 0.3],
  },
  {
    head: "CRIMINAL TRESPASS",
    subheads: [["CRIMINAL TRESPASS", 1]],
    heinous: false,
    share: 2.4,
    hours: [[15, 4, 4]],
    weekday: even,
    season: [6, 0.1],
    trend: 1.0,
    places: { home: 3, works: 3 },
    anywhere: 12,
    delay: [2.2, 1.2],
  },
  {
    head: "ATTEMPT TO MURDER",
    subheads: [["ATTEMPT TO MURDER", 1]],
    heinous: true,
    share: 0.6,
    hours: [[21.5, 2.5, 14]],
    weekday: weekend,
    season: [4, 0.15],
    trend: 0.98,
    places: { leisure: 6, home: 2 },
    anywhere: 6,
    delay: [0.15, 0.5],
  },
  {
    head: "MURDER",
    subheads: [["MURDER", 1]],
    heinous: true,
    share: 0.3,
    hours: [[22, 3, 10]],
    weekday: weekend,
    season: [4, 0.15],
    trend: 0.97,
    places: { leisure: 3, home: 3, works: 1 },
    anywhere: 7,
    delay: [0.25, 0.7],
  },
  {
    head: "MOLESTATION",
    subheads: [
      ["PUBLIC PLACE", 58],
      ["OTHER PLACES", 42],
    ],
    heinous: false,
    share: 1.6,
    hours: [[18.5, 3, 7]],
    weekday: even,
    season: [3, 0.08],
    trend: 1.03,
    places: { transit: 5, home: 3, market: 2 },
    anywhere: 12,
    delay: [0.8, 1.2],
  },
  {
    head: "POCSO",
    subheads: [["OTHERS", 1]],
    heinous: true,
    share: 0.7,
    hours: [[15, 4, 4]],
    weekday: even,
    season: [5, 0.06],
    trend: 1.04,
    places: { home: 3 },
    anywhere: 12,
    delay: [4, 1.4],
  },
  {
    head: "CRUELTY BY HUSBAND",
    subheads: [
      ["HUSBAND", 55],
      ["HUSBAND AND RELATIVES", 45],
    ],
    heinous: false,
    share: 1.6,
    hours: [[20, 3, 5]],
    weekday: [1, 1, 1, 1, 1, 1.1, 1.2],
    season: [5, 0.05],
    trend: 1.01,
    places: { home: 4 },
    anywhere: 14,
    delay: [12, 1.5],
  },
];

export function offenceOf(head: string): number {
  const index = offences.findIndex((each) => each.head === head);
  if (index < 0) throw new Error(`no offence ${head}`);
  return index;
}
