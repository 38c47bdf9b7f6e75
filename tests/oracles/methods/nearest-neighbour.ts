import { nearestNeighbour } from "@/lib/methods/spatial/pattern/nearest-neighbour";
import type { Adapter } from "../case";
import { coordinatesOf } from "./coordinates";

export const nearestNeighbourAdapter: Adapter = {
  method: "nearest-neighbour",
  run(oracle, files) {
    const { area, edgeCorrection, sdConstant } = oracle.parameters;
    if (edgeCorrection !== undefined && edgeCorrection !== "none") {
      throw new Error(`There is no edge correction “${String(edgeCorrection)}”.`);
    }
    const [x, y] = coordinatesOf(oracle, files);
    const orders = (oracle.expected.meanKthDistance as unknown[] | undefined)?.length ?? 5;
    const found = nearestNeighbour(x!, y!, {
      area: Number(area),
      orders,
      ...(typeof sdConstant === "number" ? { errorFactor: sdConstant } : {}),
    });
    return { ...found, R: found.ratio, pTwoSided: found.p };
  },
};
