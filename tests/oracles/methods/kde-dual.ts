import { densityAt } from "@/lib/methods/spatial/density/density";
import { dualDensity } from "@/lib/methods/spatial/density/dual";
import type { Kernel, KernelName } from "@/lib/methods/spatial/density/kernel";
import type { Adapter } from "../case";
import { weightedInput } from "./weighted-input";

export const kdeDual: Adapter = {
  method: "kde-dual",
  run(oracle, files) {
    const { input, parameters } = oracle;
    const { x, y, weight, columns } = weightedInput(oracle, files);
    const column = (input.columns as string[] | undefined)?.[2] ?? "type";
    const labels = columns[column]!.map(String);
    const kernel: Kernel = {
      name: parameters.kernel as KernelName,
      bandwidth: Number(parameters.bandwidth),
    };
    const at = input.evaluateAt as [number, number][];
    const densityOf = (type: unknown) => {
      const rows = [...labels.keys()].filter((row) => labels[row] === String(type));
      const pick = (values: Float64Array) => rows.map((row) => values[row]!);
      return densityAt(
        { x: pick(x), y: pick(y), weight: weight && pick(weight) },
        kernel,
        at.map(([atX]) => atX),
        at.map(([, atY]) => atY),
      );
    };
    const [numerator, denominator] = [
      densityOf(input.numeratorType),
      densityOf(input.denominatorType),
    ];
    const { ratio, logRatio, difference, sum } = dualDensity(numerator, denominator);
    return { numerator, denominator, ratio, logRatio, difference, sum };
  },
};
