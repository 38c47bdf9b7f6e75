import {
  evaluateOperation,
  type Evaluation,
  type EvaluationOptions,
  type Role,
} from "@/lib/methods/evaluate/evaluate-operation";
import { operationPanel, type OperationPanel } from "@/lib/methods/evaluate/operation-panel";
import { operationPeriods, type OperationPlan } from "@/lib/methods/evaluate/operation-periods";
import { operationRoles } from "@/lib/methods/evaluate/operation-roles";
import { indexAreas, locate } from "@/lib/methods/spatial/point-in-polygon";
import { readAreas } from "@/lib/methods/spatial/polygons";
import { decodeTable } from "@/lib/table/table";
import type { ReadOperation } from "./read";
import { texts } from "./texts";

export interface EvaluationInput extends Pick<ReadOperation, "rows" | "outlines" | "isPlaced"> {
  areas: number;
  plan: OperationPlan;
  /** Numbers of areas; control null for all others. */
  treated: number[];
  displacement: number[];
  control: number[] | null;
  /** Metres; null for none. */
  buffer: number | null;
  options: EvaluationOptions;
}

export interface Evaluated {
  found: Evaluation;
  panel: OperationPanel;
  roles: Role[];
  /** Rows that lie in an area, and those that do not. */
  used: number;
  outside: number;
}

/** The work of the worker: incidents placed and summed up, roles given, methods asked. */
export function evaluate(
  input: EvaluationInput,
  progress: (fraction: number | null, words: string) => void = () => undefined,
): Evaluated {
  const { areas, plan, outlines, options } = input;
  const table = decodeTable(input.rows);
  progress(null, texts.placing);
  const area = input.isPlaced
    ? locate(indexAreas(readAreas(outlines!).areas), table.numbers("x"), table.numbers("y")).area
    : table.numbers("area");
  const rows = table.numbers("r");
  const counted = { used: 0, outside: 0 };
  rows.forEach((count, i) => (counted[area[i]! >= 0 ? "used" : "outside"] += count));
  const [day, amount, squares] = ["day", "n", "s"].map((name) => table.numbers(name)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const panel = operationPanel({ area, day, amount, squares }, areas, plan, operationPeriods(plan));
  const roles = operationRoles(areas, { ...input, outlines });
  progress(null, texts.comparing);
  const found = evaluateOperation(panel, roles, plan, {
    ...options,
    progress: (fraction) => progress(fraction, texts.placebos),
  });
  return { found, panel, roles, ...counted };
}
