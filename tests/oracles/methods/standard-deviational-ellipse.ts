import { medianCentre, standardDistance } from "@/lib/methods/spatial/pattern/centre";
import { deviationalEllipse } from "@/lib/methods/spatial/pattern/ellipse";
import { enclosingCircle } from "@/lib/methods/spatial/pattern/enclosing-circle";
import type { Adapter } from "../case";
import { coordinatesOf } from "./coordinates";

const modulo180 = (actual: unknown, expected: unknown, within: number): number => {
  const apart = Math.abs(Number(actual) - Number(expected)) % 180;
  return Math.min(apart, 180 - apart) / within;
};

export const ellipseAdapter: Adapter = {
  method: "standard-deviational-ellipse",
  run(oracle, files) {
    const [x, y] = coordinatesOf(oracle, files) as [Float64Array, Float64Array];
    const ellipse = deviationalEllipse(x, y);
    const median = medianCentre(x, y);
    const distance = standardDistance(x, y);
    const circle = enclosingCircle(x, y);
    return {
      n: ellipse.n,
      meanCentre: [ellipse.centre.x, ellipse.centre.y],
      medianCentreGeometric: [median.x, median.y],
      medianCentreTotalDistance: median.totalDistance,
      standardDistanceN: distance.perPoint,
      standardDistanceNminus2: distance.unbiased,
      thetaDegreesClockwise: ellipse.thetaDegrees,
      majorAxisBearingDegrees: ellipse.bearingDegrees,
      sumSquaresAlongX: ellipse.sumSquaresX,
      sumSquaresAlongY: ellipse.sumSquaresY,
      ...ellipse.scalings,
      minimumEnclosingCircle: {
        centre: [circle.centre.x, circle.centre.y],
        radius: circle.radius,
      },
    };
  },
  check: {
    thetaDegreesClockwise: (actual, expected, { tolerance }) => {
      const within = /abs ([\d.e-]+)/.exec(String(tolerance.thetaDegreesClockwise))?.[1];
      return modulo180(actual, expected, Number(within ?? 1e-4));
    },
    majorAxisBearingDegrees: (actual, expected, { tolerance }) =>
      modulo180(actual, expected, 180 * Number(tolerance.rel ?? 1e-6)),
  },
};
