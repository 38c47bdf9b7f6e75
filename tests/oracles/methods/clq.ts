import { colocation } from "@/lib/methods/spatial/relations/colocation";
import {
  shareNeighbours,
  type TieRule,
} from "@/lib/methods/spatial/relations/colocation-neighbours";
import { sitesOf } from "@/lib/methods/spatial/relations/labelled";
import type { Adapter } from "../case";
import { permutationP } from "../compare";
import { labelledInput, pairsOf } from "./labelled-input";

/** 0.005 is for the reference's own chance. */
const more = 0.005;
const byPermutation = (
  actual: unknown,
  expected: unknown,
  { parameters }: { parameters: Record<string, unknown> },
) =>
  permutationP(Number(parameters.permutations), more)(
    Object.values(actual as object),
    Object.values(expected as object),
  );

export const clq: Adapter = {
  method: "clq",
  run(oracle, files) {
    const { points, types } = labelledInput(oracle, files);
    const neighbours = Number(oracle.parameters.neighbours ?? 1);
    const rules = ((oracle.parameters.tieRules as string[] | undefined) ?? ["shareTies"]).map(
      (rule) => rule.split(":")[0]!,
    );
    // More than the reference drew, so that its own chance is nearly all there is.
    const permutations = 5 * Number(oracle.parameters.permutations ?? 0);
    const run = (ties: TieRule, count: number) =>
      colocation(points, { neighbours, ties, permutations: count }, { seed: 1 });
    const shared = run("share", permutations);
    const table = (values: Float64Array) =>
      Object.fromEntries(pairsOf(types).map(({ name, at }) => [name, values[at]!]));
    return {
      pointsWithTiedNearestNeighbour: shareNeighbours(sitesOf(points.x, points.y), neighbours).tied,
      clq: Object.fromEntries(
        rules.map((rule) => [
          rule,
          table(run(rule === "firstIndex" ? "first" : "share", 0).quotient),
        ]),
      ),
      pUpper: table(shared.pUpper),
      pLower: table(shared.pLower),
    };
  },
  check: { pUpper: byPermutation, pLower: byPermutation },
};
