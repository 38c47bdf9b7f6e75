import { dbscan } from "@/lib/methods/spatial/pattern/dbscan";
import { hdbscan } from "@/lib/methods/spatial/pattern/hdbscan";
import type { Adapter } from "../case";
import { coordinatesOf } from "./coordinates";
import { likeLabels, sameLabels } from "./same-clusters";

export const dbscanAdapter: Adapter = {
  method: "dbscan",
  run(oracle, files) {
    const { eps, minPts, minPtsIncludesSelf } = oracle.parameters;
    const least = Number(minPts) + (minPtsIncludesSelf === false ? 1 : 0);
    const found = dbscan(coordinatesOf(oracle, files), { radius: Number(eps), least });
    return {
      clusters: found.count,
      sizesInIndexOrderOfFirstMember: found.sizes,
      noise: found.noise,
      corePoints: found.core.reduce((sum, each) => sum + each, 0),
      labels: found.label,
    };
  },
  check: { labels: sameLabels },
};

export const hdbscanAdapter: Adapter = {
  method: "hdbscan",
  run(oracle, files) {
    const least = Number(oracle.parameters.minPts ?? oracle.parameters.minClusterSize);
    const found = hdbscan(coordinatesOf(oracle, files), { least });
    return {
      clusters: found.count,
      sizesSorted: found.sizes.toSorted((a, b) => b - a),
      noise: found.noise,
      labels: found.label,
      glosh: found.outlier,
    };
  },
  check: { labels: likeLabels },
};
