import { MethodProblem } from "../problem";
import { dealt } from "./terrain-blocks";
import { riskTerrain, type Layer } from "./rtm";
import { fitLayers } from "./rtm-fit";
import { layersToTry, preselect, type Terrain, type TerrainLayer } from "./terrain";

/** What becomes of a factor where it is chosen on one half of the ground and looked at on the other. */
export interface HeldUp {
  /** Share of the halves in which the factor's feature is chosen again, on the same side of 1. */
  chosen: number;
  /** Mean relative risk value of the feature on the halves that did not choose it; null when it never was. */
  rrvElsewhere: number | null;
}

interface HalvesOptions {
  blocks: Int32Array;
  /** Halves are drawn in so many pairs. */
  pairs?: number;
  seed: number;
  progress?(fraction: number): void;
}

/**
 * Chooses layers anew on halves of the ground, made of whole blocks, and fits those that were chosen
 * to the other half: a factor that is there by chance is rarely chosen again, and what the best of many
 * layers promises too much falls back where it did not compete.
 * Source: Shah and Samworth, J. Royal Statistical Society B 75 (2013), complementary pairs.
 */
export function factorsOnHalves(
  counts: ArrayLike<number>,
  layers: readonly TerrainLayer[],
  { factors, family, theta, penalty }: Pick<Terrain, "factors" | "family" | "theta" | "penalty">,
  { blocks, pairs = 10, seed, progress }: HalvesOptions,
): HeldUp[] {
  const values = layers.map((layer) => layer.values);
  const features = layers.map(({ feature }) => feature);
  const blockCount = blocks.reduce((most, block) => Math.max(most, block + 1), 0);
  const again = factors.map(() => 0);
  const elsewhere = factors.map((): number[] => []);
  let halves = 0;
  for (let pair = 0; pair < (factors.length > 0 ? pairs : 0); pair++) {
    const side = dealt(blockCount, 2, seed + pair);
    for (const own of [0, 1]) {
      const half = onHalf(counts, values, blocks, side, own);
      const other = onHalf(counts, values, blocks, side, 1 - own);
      const found = chosenOn(half, features, { family, theta, penalty });
      halves++;
      if (!found) continue;
      const fit = tried(() => fitLayers(other.counts, other.values, found.layers, family, theta));
      factors.forEach((factor, k) => {
        const at = found.layers.findIndex((layer) => features[layer] === features[factor.layer]);
        if (at < 0) return;
        if (Math.sign(found.coefficients[at]!) === Math.sign(factor.coefficient)) again[k]!++;
        const coefficient = fit?.coefficients[at + 1];
        if (coefficient !== undefined && Math.abs(coefficient) < endless) {
          elsewhere[k]!.push(coefficient);
        }
      });
    }
    progress?.((pair + 1) / pairs);
  }
  return factors.map((_, k) => {
    const own = elsewhere[k]!;
    const mean = own.reduce((sum, each) => sum + each, 0) / own.length;
    return {
      chosen: halves === 0 ? 0 : again[k]! / halves,
      rrvElsewhere: own.length === 0 ? null : Math.exp(mean),
    };
  });
}

/** Coefficients beyond it belong to layers without an incident on that half. */
const endless = 8;

interface Half {
  counts: Float64Array;
  values: Layer[];
}

function onHalf(
  counts: ArrayLike<number>,
  values: readonly Layer[],
  blocks: Int32Array,
  side: Int32Array,
  own: number,
): Half {
  const at = Uint32Array.from(blocks.keys()).filter((i) => side[blocks[i]!] === own);
  const pick = <List extends Float64Array | Uint8Array>(from: Layer, to: List): List => {
    for (let k = 0; k < at.length; k++) to[k] = from[at[k]!]!;
    return to;
  };
  return {
    counts: pick(counts, new Float64Array(at.length)),
    values: values.map((layer) => pick(layer, new Uint8Array(at.length))),
  };
}

function chosenOn(
  { counts, values }: Half,
  features: readonly number[],
  { family, theta, penalty }: Pick<Terrain, "family" | "theta" | "penalty">,
) {
  return tried(() => {
    const none = new Int32Array(counts.length);
    const able = layersToTry(counts, values);
    const { kept } = preselect(counts, values, able, { blocks: none, parts: none, penalty });
    const { factors } = riskTerrain(counts, values, { features, among: kept, family, theta });
    return {
      layers: factors.map(({ layer }) => layer),
      coefficients: factors.map(({ coefficient }) => coefficient),
    };
  });
}

/** A half without an incident chooses nothing. */
function tried<Found>(find: () => Found): Found | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof MethodProblem) return null;
    throw error;
  }
}
