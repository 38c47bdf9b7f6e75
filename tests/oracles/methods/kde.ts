import { densityAt, densityOnGrid } from "@/lib/methods/spatial/density/density";
import type { Kernel, KernelName } from "@/lib/methods/spatial/density/kernel";
import { likelihoodBandwidth } from "@/lib/methods/spatial/density/likelihood";
import type { Adapter } from "../case";
import { weightedInput } from "./weighted-input";

interface GridParameters {
  xmin: number;
  xmax: number;
  ymin: number;
  ymax: number;
  cell: number;
}

export const kde: Adapter = {
  method: "kde",
  run(oracle, files) {
    const { expected, input, parameters } = oracle;
    const points = weightedInput(oracle, files);
    const kernel: Kernel = {
      name: parameters.kernel as KernelName,
      bandwidth: Number(parameters.bandwidth),
    };
    if ((parameters.edgeCorrection ?? "none") !== "none") throw new Error("An edge correction");
    const at = (input.evaluateAt as [number, number][] | undefined) ?? [];
    const of = (places: readonly (readonly [number, number])[]) => [
      ...densityAt(
        points,
        kernel,
        places.map(([x]) => x),
        places.map(([, y]) => y),
      ),
    ];
    const events = [...points.x.slice(0, 8)].map((x, i) => [x, points.y[i]!] as const);
    const rule = "leaveOneOutLikelihoodBandwidth" in expected ? likelihoodBandwidth(points) : null;
    return {
      atFirst8Events: of(events),
      atLocations: of(at),
      grid: parameters.grid ? onGrid(points, kernel, parameters.grid as GridParameters) : undefined,
      leaveOneOutLikelihoodBandwidth: rule?.bandwidth,
      leaveOneOutLogLikelihood: rule?.logLikelihood,
    };
  },
};

function onGrid(
  points: Parameters<typeof densityOnGrid>[0],
  kernel: Kernel,
  { xmin, xmax, ymin, ymax, cell }: GridParameters,
) {
  const [columns, rows] = [Math.round((xmax - xmin) / cell), Math.round((ymax - ymin) / cell)];
  const values = densityOnGrid(points, kernel, { west: xmin, south: ymin, cell, columns, rows });
  const sum = values.reduce((all, value) => all + value, 0);
  const descending = [...values.keys()].sort((a, b) => values[b]! - values[a]!);
  return {
    nx: columns,
    ny: rows,
    sum,
    massInGrid: sum * cell * cell,
    max: values[descending[0]!],
    argmaxRowMajor0: descending[0],
    top10Cells0: descending.slice(0, 10),
    firstRow: [...values.slice(0, columns)],
  };
}
