import { normalReferenceBandwidth, scottBandwidth } from "@/lib/methods/spatial/density/bandwidth";
import { diggleBandwidth } from "@/lib/methods/spatial/density/diggle";
import { likelihoodBandwidth } from "@/lib/methods/spatial/density/likelihood";
import { geometricSteps, smallestDistance } from "@/lib/methods/spatial/density/search";
import { rectangleOf, type Rectangle } from "@/lib/methods/spatial/density/window";
import type { Adapter } from "../case";
import { weightedInput, windowOf } from "./weighted-input";

export const kdeBandwidth: Adapter = {
  method: "kde-bandwidth",
  run(oracle, files) {
    const points = weightedInput(oracle, files);
    const window = windowOf(oracle) ?? rectangleOf(points.x, points.y);
    const { expected } = oracle;
    return {
      scott: scottBandwidth(points),
      normalReferenceMASS: normalReferenceBandwidth(points),
      bwDiggle: "bwDiggle" in expected ? diggleBandwidth(points, { window }).bandwidth : undefined,
      bwPplEdgeCorrected:
        "bwPplEdgeCorrected" in expected
          ? likelihoodBandwidth(points, { window, candidates: steps(points, window) }).bandwidth
          : undefined,
    };
  },
};

/** The reference looks at 16 bandwidths and takes the best; between them it does not search. */
function steps(points: { x: Float64Array; y: Float64Array }, window: Rectangle): Float64Array {
  const diagonal = Math.hypot(window.east - window.west, window.north - window.south);
  return geometricSteps(smallestDistance(points), diagonal / 2, 16);
}
