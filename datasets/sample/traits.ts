import { beats, stations } from "./city";
import { cityGrid, trueIntensity, type CityGrid } from "./intensity";
import { samples } from "./sample";
import { wordsBy, type GeneratedTable } from "./table";
import { chance } from "@/lib/methods/chance";

/** Rented homes go with this type by construction; who reads and writes goes with none. */
export const traits = {
  head: "BURGLARY - NIGHT",
  by: "rented_percent",
  decoy: "literacy_percent",
} as const;

/** Expected incidents of a type in each beat over the six years. */
export function trueCounts(head: string, grid: CityGrid): Float64Array {
  const counts = new Float64Array(beats.length);
  trueIntensity(head, grid, samples.sample.rows).forEach((each, cell) => {
    counts[grid.beat[cell]!]! += each;
  });
  return counts;
}

/** Squares small enough for beats of half a square kilometre. */
export const gridOfBeats = () => cityGrid(150);

const toTenths = (value: number) => Math.round(value * 10) / 10;
const between = (low: number, value: number, high: number) => Math.max(low, Math.min(high, value));

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length;
  return values.map((each) => (each - mean) / Math.sqrt(squares));
}

/**
 * What is known of the people of each beat, in the order of the beats and the same for every seed:
 * homes rented out of 100, residents out of 100 who read and write, light at night as a satellite
 * sees it (nW/cm²/sr), which goes with thefts.
 */
export function traitsTable(): GeneratedTable {
  const luck = chance(71);
  const grid = gridOfBeats();
  const burglaries = trueCounts(traits.head, grid);
  const burgled = standardised(
    burglaries.map((count, beat) => Math.log(count / beats[beat]!.population)),
  );
  const thefts = standardised(trueCounts("THEFT", grid).map(Math.log));
  const noise = () => Float64Array.from(beats, () => luck.normal());
  const [rented, read, lit] = [noise(), noise(), noise()];
  const [west, south] = [luck.next() * 6, luck.next() * 6];
  const literacy = Float64Array.from(beats, ({ box }, beat) => {
    const wave = Math.sin(box.west / 3000 + west) + Math.cos(box.south / 2500 + south);
    return toTenths(between(40, 78 + 4 * wave + 3 * read[beat]!, 99));
  });
  const rows = beats.length;
  return [
    ["beat", wordsBy(rows, (at) => beats[at]!.name)],
    ["station", wordsBy(rows, (at) => stations[beats[at]!.station]!.name)],
    [
      "households",
      { integers: Int32Array.from(beats, ({ population }) => population / (3.7 + luck.next())) },
    ],
    [
      traits.by,
      { numbers: burgled.map((z, i) => toTenths(between(4, 34 + 9 * z + 7 * rented[i]!, 90))) },
    ],
    [traits.decoy, { numbers: literacy }],
    [
      "night_light",
      { numbers: thefts.map((z, i) => toTenths(12 * Math.exp(0.5 * z + 0.3 * lit[i]!))) },
    ],
  ];
}
