import { harmMet } from "./harm-met";
import type { Service } from "./service";

/** Harm met by units in the beats where they stand, as a service: for limits that need a program. */
export function returnService(effect: (beat: number) => number, mostUnits: number): Service {
  const met = (weight: ArrayLike<number>, beat: number, count: number) =>
    harmMet(weight[beat]!, effect(beat), count);
  return {
    sense: "most",
    write(writer, weight, at) {
      const rows: { units: readonly number[]; steps: number[] }[] = [];
      for (let beat = 0; beat < weight.length; beat++) {
        const units = at(beat);
        if (!(weight[beat]! > 0) || units.length === 0) continue;
        const steps = Array.from({ length: mostUnits }, (_, count) =>
          writer.variable({
            cost: met(weight, beat, count + 1) - met(weight, beat, count),
            upper: 1,
          }),
        );
        const signs = [...units.map(() => 1), ...steps.map(() => -1)];
        writer.row({ lower: 0 }, [...units, ...steps], signs);
        rows.push({ units, steps });
      }
      return {
        always: 0,
        fill(values) {
          for (const { units, steps } of rows) {
            let left = 0;
            for (const unit of units) left += values[unit]!;
            for (const step of steps) {
              values[step] = Math.min(1, Math.max(0, left));
              left -= 1;
            }
          }
        },
      };
    },
    measure(weight, units) {
      let objective = 0;
      for (let beat = 0; beat < weight.length; beat++) objective += met(weight, beat, units[beat]!);
      const server = Int32Array.from(units, (count, beat) => (count > 0 ? beat : -1));
      return { objective, server };
    },
    begin(weight) {
      const count = new Uint32Array(weight.length);
      return {
        gain: (beat) => met(weight, beat, count[beat]! + 1) - met(weight, beat, count[beat]!),
        add: (beat) => void count[beat]!++,
      };
    },
    limit: (weight) => Array.from(weight).reduce((sum, each) => sum + each, 0),
  };
}
