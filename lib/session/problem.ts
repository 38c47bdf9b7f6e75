import { EngineError } from "@/lib/engine/engine";
import { CellFailure, type CellProblem } from "./kind";

/** Whatever a run threw, as the cell shows it. */
export function toProblem(error: unknown): CellProblem {
  if (error instanceof CellFailure) return error.problem;
  if (error instanceof EngineError) {
    const { message, position, hint } = error;
    return { message, position, hint };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { message: `This is a fault of Beatbook, not of your cell: ${message}` };
}
