import { readAreas } from "@/lib/methods/spatial/polygons";
import { rowStandardised, weightsOf, type Weights } from "@/lib/methods/spatial/weights";
import { contiguity } from "@/lib/methods/spatial/weights-contiguity";
import { distanceBand } from "@/lib/methods/spatial/weights-distance";
import { latticeWeights } from "@/lib/methods/spatial/weights-grid";
import type { Files } from "./files";

/** One published answer, as `expected.json` of the spatial statistics words it. */
export interface Entry {
  id: string;
  data?: string;
  column?: string;
  value?: string;
  event?: string;
  base?: string;
  y?: number[];
  points?: [number, number][];
  coords?: [string, string];
  weights: string;
  weights_key?: string;
  style?: string;
  [answer: string]: unknown;
}

export type Column = (name: string) => (string | number)[];

/** Columns of a CSV file, or the properties of a GeoJSON file. */
export function columnsOf({ data }: Entry, files: Files): Column {
  if (!data) throw new Error("The entry names no file.");
  const missing = (name: string): never => {
    throw new Error(`${data} has no column ${name}.`);
  };
  if (data.endsWith(".csv")) {
    const columns = files.csv(data);
    return (name) => columns[name] ?? missing(name);
  }
  const rows = featuresOf(data, files).map(({ properties }) => properties);
  return (name) => rows.map((row) => row[name] ?? missing(name));
}

interface Feature {
  properties: Record<string, string | number>;
}

const featuresOf = (path: string, files: Files) =>
  (JSON.parse(files.text(path)) as { features: Feature[] }).features;

/** The neighbours that the entry's words describe, without a place itself. */
export function weightsOfEntry(entry: Entry, files: Files): Weights {
  const plain = plainWeights(entry, files);
  return entry.style === "row" ? rowStandardised(plain) : plain;
}

function plainWeights(entry: Entry, files: Files): Weights {
  const { weights, data } = entry;
  if (weights.endsWith(".gal")) return galWeights(entry, files);
  const lattice = /^(rook|queen) on (\d+)x(\d+) lattice/.exec(weights);
  if (lattice) {
    const columns = Number(lattice[3]);
    const at = Array.from({ length: Number(lattice[2]) * columns }, (_, i) => i);
    return latticeWeights(
      at.map((i) => i % columns),
      at.map((i) => Math.floor(i / columns)),
      lattice[1] as "rook" | "queen",
    );
  }
  const border = /^(rook|queen) contiguity from polygons/.exec(weights);
  if (border && data) {
    const { areas } = readAreas(featuresOf(data, files).map((each) => JSON.stringify(each)));
    return contiguity(areas, border[1] as "rook" | "queen", 1e-7);
  }
  const band = /^distance band (?:[[(]0, ?)?(\d+(?:\.\d+)?)/.exec(weights);
  if (!band) throw new Error(`No weights are known by “${weights}”.`);
  const { x, y } = coordinatesOf(entry, files);
  return distanceBand(x, y, Number(band[1]));
}

function coordinatesOf(entry: Entry, files: Files) {
  if (entry.points) {
    return { x: entry.points.map(([x]) => x), y: entry.points.map(([, y]) => y) };
  }
  const column = columnsOf(entry, files);
  const [x, y] = entry.coords ?? ["x", "y"];
  return { x: column(x).map(Number), y: column(y).map(Number) };
}

/** A GAL file: a head, then of each place a line "key count" and a line of its neighbours' keys. */
function galWeights(entry: Entry, files: Files): Weights {
  const lines = files.text(entry.weights).trim().split(/\r?\n/);
  const head = lines[0]!.trim().split(/\s+/);
  const count = Number(head.length > 1 ? head[1] : head[0]);
  const keys = entry.weights_key
    ? columnsOf(entry, files)(entry.weights_key).map(String)
    : Array.from({ length: count }, (_, i) => String(i + 1));
  const number = new Map(keys.map((key, i) => [key, i]));
  const lists = keys.map((): number[] => []);
  for (let at = 1; at < lines.length; at += 2) {
    const [key, size] = lines[at]!.trim().split(/\s+/);
    const others = Number(size) === 0 ? [] : lines[at + 1]!.trim().split(/\s+/);
    lists[number.get(key!)!] = others.map((other) => number.get(other)!);
  }
  return weightsOf(lists);
}
