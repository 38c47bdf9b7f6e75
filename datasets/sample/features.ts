import { beatAt, beats, halfHeight, halfWidth, raggedLine, stations, type Point } from "./city";
import { placeAt, places, type PlaceUse } from "./places";
import { chance, runningSum, type Chance } from "@/lib/methods/chance";

export const featureKinds = [
  "wine shop",
  "bus stop",
  "ATM",
  "school",
  "main road",
  "road without lamps",
  "market yard",
  "park",
] as const;

export type FeatureKind = (typeof featureKinds)[number];

/** Something of the city that stands where it stands: a point, a line of points, or a closed ring of them. */
export interface Feature {
  kind: FeatureKind;
  name: string;
  shape: "point" | "line" | "ring";
  /** Metres east and north of the centre. */
  points: readonly Point[];
}

/** Points of a kind: how many gather at places of a use, along the main roads, and anywhere in the city. */
interface Gathering {
  kind: FeatureKind;
  /** Of its own stream of chance, so that kinds can be changed one by one. */
  seed: number;
  at: Partial<Record<PlaceUse, number>>;
  along: number;
  anywhere: number;
}

/**
 * Which features stand where: this alone makes them go with a type of incident, as `offences.ts` says
 * at which use of a place a type gathers. Schools stand anywhere; their stream of chance
 * is one in which they happen to stand no nearer to the places of any type than others do.
 */
const gatherings: readonly Gathering[] = [
  { kind: "wine shop", seed: 62, at: { leisure: 38 }, along: 0, anywhere: 10 },
  { kind: "bus stop", seed: 63, at: { transit: 44 }, along: 46, anywhere: 0 },
  { kind: "ATM", seed: 64, at: { market: 40, home: 8 }, along: 0, anywhere: 24 },
  { kind: "school", seed: 675, at: {}, along: 0, anywhere: 64 },
];

const roads: readonly (readonly [name: string, corners: readonly (string | Point)[]])[] = [
  [
    "Ring Road",
    [
      "Ring road, north junction",
      [3600, 5900],
      "Ring road, depot junction",
      "Depot quarters",
      "Ring road, mill junction",
      [4200, -3600],
      "Bridge over the canal",
      [-1300, -3900],
      "Private bus stop, ring road",
      "Highway bypass, toll side",
      "Airfield road, level crossing",
      [-3700, 5400],
      "Ring road, north junction",
    ],
  ],
  ["Highway", ["Highway dhabas, west", "Highway bypass, toll side", [-3500, 300], "Fort ward"]],
  ["College Road", ["Clock Tower circle", "College Road signal", "Airfield road, level crossing"]],
  ["Airfield Road", ["Airfield road, level crossing", "Airfield road shops", "Airfield hangars"]],
  [
    "Station Road",
    ["Clock Tower circle", "City bus stand", "Railway station, east gate", "New extension, east"],
  ],
  ["Mill Road", ["Clock Tower circle", [3600, -1000], "Ring road, mill junction", "Mill gate"]],
  ["Mill Bypass", ["Mill gate", "Mill bypass, weighbridge"]],
  ["Estate Road", ["Ring road, mill junction", "Industrial estate bus stop"]],
  [
    "Canal Road",
    ["Clock Tower circle", "Fort ward", "Bridge over the canal", "Canal road, sluice bend"],
  ],
  ["Orchard Road", ["Private bus stop, ring road", "Ring road, orchard junction"]],
  ["Temple Road", ["Clock Tower circle", "Gold bazaar", "Ring road, north junction"]],
  ["Hill View Road", ["Ring road, north junction", [-3900, 6600], "Hill View bus terminus"]],
];

/** Junctions outside the centre, where nobody has put lamps; and as many stretches where little happens. */
const dark = {
  places: [
    "Ring road, mill junction",
    "Highway bypass, toll side",
    "Ring road, depot junction",
    "Ring road, orchard junction",
    "Canal road, sluice bend",
    "Mill bypass, weighbridge",
    "Airfield road, level crossing",
  ],
  anywhere: 7,
  metres: 450,
} as const;

const parks = { places: ["Lake promenade", "Hill View reservoir"], anywhere: 9 } as const;

const cornerOf = (corner: string | Point): Point => {
  if (typeof corner !== "string") return corner;
  const { east, north } = places[placeAt(corner)]!;
  return [east, north];
};

/** A point of the city as `draw` gives it: drawn again while it is outside. */
function inside(draw: () => Point): Point {
  for (;;) {
    const point = draw();
    if (beatAt(...point) >= 0) return point;
  }
}

const anywhere = (luck: Chance) =>
  inside(() => [(luck.next() * 2 - 1) * halfWidth, (luck.next() * 2 - 1) * halfHeight]);

function nearUse(use: PlaceUse, luck: Chance): Point {
  const own = places.filter((each) => each.use === use);
  const byWeight = runningSum(own.map(({ weight }) => weight));
  return inside(() => {
    const { east, north, spread } = own[luck.pick(byWeight)]!;
    return [east + 0.8 * spread * luck.normal(), north + 0.8 * spread * luck.normal()];
  });
}

function alongRoads(lines: readonly (readonly Point[])[], luck: Chance): Point {
  const parts = lines.flatMap((line) => line.slice(1).map((to, i) => [line[i]!, to] as const));
  const byLength = runningSum(parts.map((part) => lengthOf(part)));
  const [from, to] = parts[luck.pick(byLength)]!;
  const share = luck.next();
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

export const lengthOf = (line: readonly Point[]): number =>
  line
    .slice(1)
    .reduce(
      (sum, [east, north], i) => sum + Math.hypot(east - line[i]![0], north - line[i]![1]),
      0,
    );

/** A street of `metres` each way from a point. */
function stretch([east, north]: Point, metres: number, luck: Chance): Point[] {
  const angle = luck.next() * Math.PI;
  const [x, y] = [metres * Math.cos(angle), metres * Math.sin(angle)];
  return raggedLine([east - x, north - y], [east + x, north + y], luck.next);
}

/** A yard of eight corners around a point. */
function yard([east, north]: Point, radius: number, luck: Chance): Point[] {
  const corners = Array.from({ length: 8 }, (_, corner): Point => {
    const reach = radius * (0.8 + 0.4 * luck.next());
    const angle = (corner / 8) * 2 * Math.PI;
    return [east + reach * Math.cos(angle), north + reach * Math.sin(angle)];
  });
  return [...corners, corners[0]!];
}

const stationNear = ([east, north]: Point) =>
  stations[beats[beatAt(east, north)]!.station]!.name.replace(/ PS$/, "");

function drawFeatures(): Feature[] {
  const luck = chance(61);
  const found: Feature[] = [];
  const add = (kind: FeatureKind, shape: Feature["shape"], points: Point[], name: string) =>
    found.push({ kind, name, shape, points });

  const lines = roads.map(([name, corners]) => {
    const [first, ...rest] = corners.map(cornerOf);
    const line = [first!];
    for (const to of rest) line.push(...raggedLine(line.at(-1)!, to, luck.next).slice(1));
    add("main road", "line", line, name);
    return line;
  });
  for (const { kind, seed, at, along, anywhere: free } of gatherings) {
    const luck = chance(seed);
    const drawn = [
      ...Object.entries(at).flatMap(([use, count]) =>
        Array.from({ length: count }, () => nearUse(use as PlaceUse, luck)),
      ),
      ...Array.from({ length: along }, () => inside(() => alongRoads(lines, luck))),
      ...Array.from({ length: free }, () => anywhere(luck)),
    ];
    drawn.forEach((point, i) => add(kind, "point", [point], `${stationNear(point)} ${i + 1}`));
  }
  for (const name of dark.places) {
    add("road without lamps", "line", stretch(cornerOf(name), dark.metres, luck), name);
  }
  for (let i = 0; i < dark.anywhere; i++) {
    const middle = anywhere(luck);
    const name = `${stationNear(middle)} lane ${i + 1}`;
    add("road without lamps", "line", stretch(middle, dark.metres, luck), name);
  }
  for (const place of places.filter(({ use }) => use === "market")) {
    add("market yard", "ring", yard([place.east, place.north], place.spread, luck), place.name);
  }
  for (const name of parks.places) add("park", "ring", yard(cornerOf(name), 220, luck), name);
  for (let i = 0; i < parks.anywhere; i++) {
    const middle = anywhere(luck);
    add("park", "ring", yard(middle, 180, luck), `${stationNear(middle)} park`);
  }
  return found;
}

/** The same for every seed, as the map of the city is. */
export const features: readonly Feature[] = drawFeatures();
