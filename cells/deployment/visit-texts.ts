import { listed, percent, rows } from "@/cells/words";
import { few } from "./counts";

interface Told {
  place: string | null;
  latitude: number;
  longitude: number;
}

const degrees = ({ latitude, longitude }: Told): string =>
  `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;

const times = (count: number): string => `${count} ${count === 1 ? "visit" : "visits"}`;

/** "near Bus Stand (12.9716, 77.5946)". */
const near = (told: Told): string =>
  told.place === null ? `at ${degrees(told)}` : `near ${told.place} (${degrees(told)})`;

export const visitTexts = {
  reading: "Looking for places to visit",
  title: (minutes: number) => `Visits of ${minutes} minutes`,
  one: (told: Told, starts: readonly string[]) =>
    `${times(starts.length)} ${near(told)}: ${starts.join(", ")}`,
  cases: (count: number, fewest: number) =>
    count >= fewest ? `${few(count)} incidents` : `fewer than ${fewest} incidents`,
  caption: (side: number) =>
    `In a shift with a unit on duty: middles of squares of ${side} m where most was recorded in this shift. The order is drawn by chance, so that nobody can foresee it; the next plan draws another.`,
  none: "No square of this beat has two incidents in this shift, so no visits are planned.",
  noDuty: "No shift is planned here, so no visits are.",
  printed: (beat: string, shift: string, visits: readonly { told: Told; count: number }[]) =>
    `${beat}, ${shift}: ${listed(visits.map(({ told, count }) => `${count} × ${near(told)}`))}`,
  printTitle: (minutes: number) => `Visits of ${minutes} minutes in a shift, in an order by chance`,
  provenance: {
    points: (placed: number, all: number, { side, most }: { side: number; most: number }) =>
      `Places to visit: squares of ${side} m, at most ${most} in a beat and shift, with two incidents or more there; from the ${percent(placed, all)} of ${rows(all)} that have a usable point`,
    sealed: (count: number) =>
      `${rows(count)} of sexual offences and of crimes against children left out of the places to visit: whom they harmed is never shown`,
    rule: (minutes: number) =>
      `Visits last ${minutes} minutes, as often as what is recorded there asks, at least an hour apart, in half of the shift; the rest is for calls. That short visits deter longest was found elsewhere (Koper 1995), not here`,
    noPoints: (table: string) =>
      `No row of ${table} has a usable point, so no short visits are planned`,
  },
};
