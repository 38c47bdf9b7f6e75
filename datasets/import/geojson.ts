import { BooleanBuilder, LongBuilder, NumberBuilder, TextBuilder } from "../arrow/columns";
import { engineTypes, writeStream } from "../arrow/stream";
import { keepDigits } from "./json-digits";
import { limits } from "./limits";
import { again, refuse, wordsOf } from "./problem";
import type { Opened, Opening } from "./source";

interface Feature {
  type: "Feature";
  id?: unknown;
  properties: Record<string, unknown> | null;
  geometry: { type: string } | null;
}

const rowsPerPart = 10_000;

function parse(text: string): unknown {
  try {
    return JSON.parse(keepDigits(text));
  } catch (error) {
    const position = Number(/position (\d+)/.exec(wordsOf(error))?.[1] ?? NaN);
    const at = Number.isNaN(position) ? text.length : Math.min(position, text.length);
    const line = text.slice(0, at).split("\n").length;
    const end = text.trimEnd().length;
    return refuse(
      at >= end
        ? `This GeoJSON file is cut short at line ${line} (character ${at.toLocaleString("en")}).`
        : `This GeoJSON file is damaged at line ${line} (character ${at.toLocaleString("en")}): “${text.slice(at, at + 20).split("\n")[0]}” is not expected there.`,
      again,
    );
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function featuresOf(content: unknown): Feature[] {
  if (isRecord(content) && content.type === "Feature") return [content as unknown as Feature];
  if (
    !isRecord(content) ||
    content.type !== "FeatureCollection" ||
    !Array.isArray(content.features)
  ) {
    return refuse(
      "This JSON is not a collection of features.",
      "Only GeoJSON of type FeatureCollection can be opened.",
    );
  }
  if (content.features.length === 0) refuse("This GeoJSON file holds no features.", again);
  content.features.forEach((feature: unknown, index) => {
    const sound =
      isRecord(feature) &&
      feature.type === "Feature" &&
      (feature.geometry === null ||
        (isRecord(feature.geometry) && typeof feature.geometry.type === "string")) &&
      (feature.properties == null || isRecord(feature.properties));
    if (!sound) {
      refuse(`Feature ${index + 1} of this GeoJSON file is not a feature with a geometry.`, again);
    }
  });
  return content.features as Feature[];
}

type Kind = "text" | "number" | "integer" | "boolean";

/** A type that all values have; words stay words, even where they are digits. */
function kindOf(values: readonly unknown[]): Kind {
  let kind: Kind | null = null;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    const own: Kind =
      typeof value === "boolean"
        ? "boolean"
        : typeof value === "number"
          ? Number.isSafeInteger(value)
            ? "integer"
            : "number"
          : "text";
    if (own === "text") return "text";
    if (kind === null || kind === own) kind = own;
    else if (kind !== "boolean" && own !== "boolean") kind = "number";
    else return "text";
  }
  return kind ?? "text";
}

function toText(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value);
  } catch {
    return refuse("A shape of this GeoJSON file is nested too deeply to be one.", again);
  }
}

function fill(kind: Kind, values: readonly unknown[]) {
  const builder =
    kind === "number"
      ? new NumberBuilder()
      : kind === "integer"
        ? new LongBuilder("integer")
        : kind === "boolean"
          ? new BooleanBuilder()
          : new TextBuilder();
  for (const value of values) {
    if (value === null || value === undefined) builder.addNull();
    else if (builder instanceof TextBuilder) builder.addText(toText(value));
    else if (builder instanceof BooleanBuilder) builder.add(value as boolean);
    else builder.add(value as number);
  }
  return builder.take();
}

interface GeoColumn {
  name: string;
  kind: Kind;
  value(feature: Feature): unknown;
}

function columnsOf(features: readonly Feature[]): GeoColumn[] {
  const keys = new Set<string>();
  for (const { properties } of features) {
    for (const key of Object.keys(properties ?? {})) keys.add(key);
  }
  const taken = new Set<string>(["geometry"]);
  const named = (wanted: string) => {
    let name = wanted.trim() || "property";
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${wanted}_${i}`;
    taken.add(name.toLowerCase());
    return name;
  };
  const columns = [...keys].map((key): GeoColumn => {
    const value = ({ properties }: Feature) =>
      properties && Object.hasOwn(properties, key) ? properties[key] : null;
    return { name: named(key), kind: kindOf(features.map(value)), value };
  });
  if (features.some(({ id }) => id !== undefined && id !== null)) {
    const value = ({ id }: Feature) => id;
    const name = named(taken.has("id") ? "feature_id" : "id");
    columns.unshift({ name, kind: kindOf(features.map(value)), value });
  }
  return [...columns, { name: "geometry", kind: "text", value: ({ geometry }) => geometry }];
}

/** Opens a GeoJSON feature collection: properties as columns, `geometry` as GeoJSON text. */
export async function openGeoJson({ blob, progress }: Opening): Promise<Opened> {
  if (blob.size > limits.jsonBytes) {
    refuse("GeoJSON files larger than 400 MB cannot be opened.", "Simplify or split the shapes.");
  }
  progress(null, "Reading shapes");
  const features = featuresOf(parse((await blob.text()).replace(/^\ufeff/, "")));
  const columns = columnsOf(features);
  const empty = features.filter(({ geometry }) => geometry === null).length;

  async function* streams(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < features.length; from += rowsPerPart) {
      const part = features.slice(from, from + rowsPerPart);
      yield writeStream(
        columns.map(({ name, kind, value }) => [name, fill(kind, part.map(value))]),
      );
      progress(Math.min(1, (from + part.length) / features.length), "Reading shapes");
    }
  }

  return {
    format: "geojson",
    rows: features.length,
    columns: columns.map(({ name, kind }) => ({ name, type: engineTypes[kind] })),
    notes: empty > 0 ? [`${empty.toLocaleString("en")} features have no geometry.`] : [],
    streams: streams(),
  };
}
