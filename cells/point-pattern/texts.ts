import { incidents, pWords, percent, three, whole } from "@/cells/words";

const length = (metres: number) =>
  metres < 1000 ? `${three(metres)} m` : `${three(metres / 1000)} km`;

const winds = [
  ["north", "south"],
  ["north-east", "south-west"],
  ["east", "west"],
  ["south-east", "north-west"],
] as const;

const scalings = {
  crimeStat: "CrimeStat scaling, √(2 SS / (n − 2))",
  arcgisClassic: "ArcGIS scaling of one standard deviation, √(SS / n)",
  sqrt2OverN: "scaling √(2 SS / n)",
};

export const texts = {
  editor: "Point pattern",
  source: "Parameters as text",
  measuring: "measuring the spread",
  writing: "writing the tables",
  noneInside: "None of the points lies inside the boundary.",
  noneInsideHint: "Check that both tables are of the same place.",
  meanCentre: "mean centre",
  medianCentre: "median centre",
  standardDistance: "standard distance",
  ellipse: "ellipse",
  cluster: (rank: number) => `cluster ${rank}`,
  spread: (count: number, metres: number, major: number, minor: number, bearing: number) => {
    const [from, to] = winds[Math.round(bearing / 45) % 4]!;
    const shape =
      minor > 0.8 * major
        ? "about as far in every direction"
        : `most from ${from} to ${to} (${Math.round(bearing)}°): the ellipse's half axes are ${length(major)} and ${length(minor)}`;
    return `The ${incidents(count)} spread ${length(metres)} around their mean centre (standard distance), ${shape}.`;
  },
  neighbours: (observed: number, expected: number, ratio: number, z: number, p: number) => {
    const how =
      p >= 0.05
        ? "no closer together and no farther apart than chance would put them"
        : ratio < 1
          ? "closer together than chance would put them"
          : "farther apart than chance would put them";
    return `They lie ${how}: the nearest other one is ${length(observed)} away on average, ${length(expected)} by chance (nearest-neighbour index ${ratio.toFixed(2)}, z = ${z.toFixed(1).replace("-", "−")}, ${pWords(p)}).`;
  },
  clusters: (count: number, held: number, all: number, first: number, km2: number) =>
    count === 1
      ? `One cluster holds ${whole(held)} of ${incidents(all)} (${percent(held, all)}) on ${three(km2)} km².`
      : `${whole(count)} clusters hold ${whole(held)} of ${incidents(all)} (${percent(held, all)}) on ${three(km2)} km²; the largest has ${whole(first)}.`,
  noCluster: (all: number) =>
    `No cluster was found among ${incidents(all)}: a larger radius or fewer incidents to a cluster may show some.`,
  outside: (count: number, name: string) =>
    `${count === 1 ? "1 point lies" : `${whole(count)} points lie`} outside ${name} and ${count === 1 ? "is" : "are"} left out.`,
  boundary: (name: string, km2: number) =>
    `The nearest-neighbour index is against chance on the ${three(km2)} km² of ${name}; edges are not corrected for.`,
  ground: (km2: number) =>
    `There is no boundary: the nearest-neighbour index is against chance on the box around the points, ${three(km2)} km²; the larger that ground, the smaller the index.`,
  noGround: "The points span no ground, so there is no nearest-neighbour index.",
  few: "Fewer than three points, or all in one line or place: there is no ellipse.",
  stacked: (count: number, all: number) =>
    `${whole(count)} of ${whole(all)} points (${percent(count, all)}) share their place with another, so some of the closeness is how places are written down.`,
  scaling: (scaling: keyof typeof scalings) => `The ellipse has the ${scalings[scaling]}.`,
  dbscan: (radius: number, least: number, outline: string) =>
    `Clusters by DBSCAN: at least ${whole(least)} incidents within ${length(radius)}; outlines ${outline}.`,
  hdbscan: (least: number, outline: string) =>
    `Clusters by HDBSCAN: at least ${whole(least)} incidents, of any density; outlines ${outline}.`,
  drawn: (some: number, all: number) =>
    some === all ? "incidents" : `incidents (${whole(some)} of ${whole(all)} are drawn)`,
  tip: (what: string, count: number, all: number, km2: number) =>
    `${what}\n${incidents(count)} (${percent(count, all)})\n${three(km2)} km²`,
  classes: {
    clusters: "clusters",
    outline: "outline of a cluster",
    inCluster: "in a cluster",
    other: "in none",
    lines: "spread",
    centres: "centres",
  },
  methods: { none: "none", dbscan: "DBSCAN, with a radius", hdbscan: "HDBSCAN, of any density" },
  scalingNames: {
    crimeStat: "CrimeStat",
    arcgisClassic: "ArcGIS, 1 standard deviation",
    sqrt2OverN: "√2 standard deviations",
  },
  outlines: { concave: "Concave", convex: "Convex" },
  fields: {
    data: "Incidents",
    latitude: "Latitude",
    longitude: "Longitude",
    boundary: "Study area",
    boundaryHint: "Without one, the box around the points",
    clusters: "Clusters",
    radius: "Neighbours within",
    least: "Fewest incidents",
    outline: "Outline",
    ellipse: "Ellipse scaling",
  },
};
