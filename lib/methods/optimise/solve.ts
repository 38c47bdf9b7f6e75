import type { Highs, Model } from "highs";
import { MethodProblem } from "../problem";
import { loadHighs } from "./load";
import type { Program } from "./program";

interface SolveOptions {
  /** Time after which the best so far is the answer. */
  seconds: number;
  /** Share of the objective by which an answer may miss the best one and count as it. Without: 0. */
  gap?: number;
  /** Values of all variables that keep all limits: an answer to begin with. */
  start?: Float64Array;
}

/**
 * `optimal`: no answer is better by more than the gap asked for. `feasible`: the time was over before that
 * was known; `gap` says how much better another could be at most.
 */
export type Answer =
  | {
      status: "optimal" | "feasible";
      values: Float64Array;
      objective: number;
      /** No values within the limits do better. */
      bound: number;
      /** |bound − objective| as a share of |objective|. */
      gap: number;
      seconds: number;
    }
  | { status: "infeasible" | "unbounded" | "no answer"; seconds: number };

/**
 * The best values of a program's variables, by HiGHS (simplex, branch and cut). It does not come back
 * before it ends or the time is over: ask in a worker, and end the worker to stop it.
 */
export async function solve(program: Program, options: SolveOptions): Promise<Answer> {
  const { cost, lower, upper } = program;
  if (cost.length === 0) throw new Error("A program without variables has no answer.");
  if (lower.some((least, i) => least > upper[i]!)) return { status: "infeasible", seconds: 0 };
  const highs = await loadHighs();
  return highs.withModel((model) => run(highs, model, program, options));
}

function run(highs: Highs, model: Model, program: Program, options: SolveOptions): Answer {
  const started = performance.now();
  const isWhole = program.whole.some((whole) => whole === 1);
  model.options.set({
    output_flag: false,
    time_limit: Math.max(options.seconds, 0.001),
    mip_rel_gap: options.gap ?? 0,
  });
  pass(highs, model, program);
  if (options.start && isWhole) model.setSolution({ colValue: options.start });

  const { mipInterrupt, simplexInterrupt } = highs.constants.callbackType;
  // The solver looks at its own clock between steps that can be long.
  const interrupt = (event: { interrupt(): void }) => {
    if (performance.now() - started > options.seconds * 1000) event.interrupt();
    return undefined;
  };
  const { modelStatus } = model.run({
    [mipInterrupt]: interrupt,
    [simplexInterrupt]: interrupt,
  });
  const seconds = (performance.now() - started) / 1000;
  const ended = highs.constants.modelStatus;
  switch (modelStatus) {
    case ended.infeasible:
      return { status: "infeasible", seconds };
    case ended.unbounded:
      return { status: "unbounded", seconds };
    case ended.unboundedOrInfeasible: {
      // Where nothing costs, only limits that contradict each other leave no answer.
      const left = options.seconds - seconds;
      const free = { ...program, cost: new Float64Array(program.cost.length) };
      const { status } = run(highs, model, free, { seconds: left });
      const isEndless = status === "optimal" || status === "feasible";
      return { status: isEndless ? "unbounded" : status, seconds };
    }
    case ended.optimal:
    case ended.timeLimit:
    case ended.interrupted:
    case ended.solutionLimit:
      break;
    default:
      throw new MethodProblem(
        `The solver could not work on this problem (its status is ${modelStatus}).`,
        "Numbers that differ by more than a billion times are the usual cause.",
      );
  }
  if (model.info.get("primal_solution_status") !== highs.constants.solutionStatus.feasible) {
    return { status: "no answer", seconds };
  }
  const values = model.getSolution().colValue;
  const objective = objectiveOf(program, values);
  const isOptimal = modelStatus === ended.optimal;
  const unknown = program.sense === "most" ? Infinity : -Infinity;
  const found = isWhole ? Number(model.info.get("mip_dual_bound")) : unknown;
  const bound = isOptimal && !Number.isFinite(found) ? objective : found;
  const gap = Math.abs(bound - objective) / Math.max(Math.abs(objective), 1e-9);
  return { status: isOptimal ? "optimal" : "feasible", values, objective, bound, gap, seconds };
}

function pass(highs: Highs, model: Model, program: Program) {
  const { variableType, objectiveSense } = highs.constants;
  const [numCols, numRows] = [program.cost.length, program.rowLower.length];
  model.passModel({
    numCols,
    numRows,
    sense: program.sense === "most" ? objectiveSense.maximize : objectiveSense.minimize,
    offset: program.offset,
    colCost: program.cost,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: "csr",
      numCols,
      numRows,
      starts: program.rowStart,
      indices: program.column,
      values: program.coefficient,
    },
    integrality: Int32Array.from(program.whole, (whole) =>
      whole === 1 ? variableType.integer : variableType.continuous,
    ),
  });
}

function objectiveOf({ cost, offset }: Program, values: Float64Array): number {
  let sum = offset;
  for (let i = 0; i < cost.length; i++) sum += cost[i]! * values[i]!;
  return sum;
}
