import { getisOrd } from "@/lib/methods/spatial/clusters/getis-ord";
import { rowStandardised, weightsOf, type Weights } from "@/lib/methods/spatial/weights";
import { distanceBand, kNearest } from "@/lib/methods/spatial/weights-distance";
import { latticeWeights } from "@/lib/methods/spatial/weights-grid";
import type { Adapter, OracleCase } from "../case";

interface Input {
  values: number[];
  neighbours?: number[][];
  x?: number[];
  y?: number[];
  rows?: number;
  cols?: number;
  names?: string[];
}

/** Values and weights of a case of places: lists of neighbours, or what they follow from. */
export function placesOfCase({ input, parameters }: OracleCase): {
  values: number[];
  weights: Weights;
} {
  const { values, neighbours, x, y, rows, cols } = input as unknown as Input;
  const plain = () => {
    if (neighbours) return weightsOf(neighbours);
    if (x && y && typeof parameters.d === "number") return distanceBand(x, y, parameters.d);
    if (x && y && typeof parameters.k === "number") return kNearest(x, y, parameters.k);
    if (rows === undefined || cols === undefined) throw new Error("The case has no neighbours.");
    const at = values.map((_, i) => i);
    const rule = parameters.neighbours === "rook" ? "rook" : "queen";
    return latticeWeights(
      at.map((i) => i % cols),
      at.map((i) => Math.floor(i / cols)),
      rule,
    );
  };
  return { values, weights: parameters.weights === "W" ? rowStandardised(plain()) : plain() };
}

export const getisOrdAdapter: Adapter = {
  method: "getis-ord",
  run(oracle) {
    // Binary here even where a case says W: standard scores do not change when a row is scaled, and
    // the reference scales the row of Gi* with the place itself in it.
    const { values, weights } = placesOfCase({
      ...oracle,
      parameters: { ...oracle.parameters, weights: "B" },
    });
    const { cellIndex0, statistic } = oracle.parameters;
    if (typeof cellIndex0 === "number") {
      const zOf = (which: "Gi" | "GiStar") =>
        getisOrd(values, weights, { statistic: which }).z[cellIndex0];
      return { Gi: zOf("Gi"), GiStar: zOf("GiStar") };
    }
    const { z, p, pAdjusted } = getisOrd(values, weights, {
      statistic: statistic === "Gi" ? "Gi" : "GiStar",
    });
    const places = Array.from(z.keys());
    const names = oracle.input.names as string[] | undefined;
    const top = places.toSorted((a, b) => z[b]! - z[a]!);
    return {
      z: Array.from(z),
      p: Array.from(p),
      pFdr: Array.from(pAdjusted),
      ...forKeys(oracle, /^significant(Hot|Cold)AtFdr0*(\d+)$/, ([, side, percent]) =>
        places.filter(
          (i) => pAdjusted[i]! <= Number(percent) / 100 && z[i]! > 0 === (side === "Hot"),
        ),
      ),
      ...forKeys(oracle, /^top(\d+)$/, ([, count]) =>
        top.slice(0, Number(count)).map((i) => (names ? names[i] : i)),
      ),
    };
  },
};

/** What the names of some expected keys ask for. */
const forKeys = (
  { expected }: OracleCase,
  pattern: RegExp,
  answer: (match: RegExpExecArray) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(expected)
      .map((key) => pattern.exec(key))
      .filter((match) => match !== null)
      .map((match) => [match[0], answer(match)]),
  );
