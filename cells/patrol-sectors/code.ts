import { harmCode } from "@/cells/deployment/code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import type { SectorsView } from "./view-data";

/** The sectors as the source of a TypeScript cell: the same work, neighbours and options. */
export function sectorsCode(_: Cell, result?: CellResult): string {
  const view = result?.view as SectorsView | undefined;
  if (!view) return "";
  const { found, program, shifts, weeks, seed } = view;
  const { placed, neighbours, expected } = found;
  const { x, y, station, today, beatNames, stationNames } = found.shifts[0]!.problem;
  const rows = Array.from(placed, (_beat, i) =>
    Array.from(neighbours.neighbour.subarray(neighbours.start[i], neighbours.start[i + 1])),
  );
  const list = (values: ArrayLike<number> | undefined) => values && Array.from(values);
  const ground = {
    ...{ x: list(x), y: list(y), station: list(station), today: list(today) },
    ...{ beatNames, stationNames },
  };
  const options = found.shifts.map(({ options: own }) => own);
  return `{
  const names = ${JSON.stringify(shifts.map(({ name }) => name))};
  // Beats with an outline, and who borders whom.
  const placed = ${JSON.stringify(Array.from(placed))};
  const neighbours = methods.weightsOf(${JSON.stringify(rows)});
  const ground = { neighbours, ...${JSON.stringify(ground)} };
  const options = ${JSON.stringify(options)};
${harmCode({ program, expected }, shifts, weeks)}
  const plans = names.map((name, shift) => {
    const work = Float64Array.from(placed, (beat) => harm[beat * names.length + shift]);
    return { name, work, plan: methods.planSectors({ ...ground, work }, options[shift], { seed: ${seed} }) };
  });
  display(
    plans.map(({ name, plan }) => ({
      shift: name,
      sectors: plan.load.length,
      largest: Math.max(...plan.load),
      bound: plan.bound,
      mean_way_metres: plan.meanWay,
    })),
  );
  display(
    plans.flatMap(({ name, work, plan }) =>
      placed.map((_, i) => ({
        beat: ground.beatNames[i],
        shift: name,
        sector: plan.sector[i] + 1,
        expected_harm: work[i],
        way_metres: plan.way[i],
      })),
    ),
  );
}
`;
}
