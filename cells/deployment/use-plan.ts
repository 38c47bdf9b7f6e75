"use client";

import { useEffect, useState } from "react";
import { MethodProblem } from "@/lib/methods/problem";
import { runWork } from "@/lib/work/client";
import { WorkFailure } from "@/lib/work/messages";
import { planOf, type Planned, type TryInput } from "./compute";
import { checkPlannable, type Ground, type Rules } from "./rules";
import type { DeploymentView } from "./view-data";

export interface Trying {
  /** The rules on the screen. */
  rules: Rules;
  change(changes: Partial<Rules>): void;
  reset(): void;
  /** They differ from those of the notebook. */
  isTried: boolean;
  /** The plan by the rules on the screen, or that of the notebook while there is none. */
  planned: Planned;
  /** Plans of this goal are made in a moment; the others when the cell runs. */
  isInstant: boolean;
  problem: string | null;
  /** The plan by these rules is not there yet. */
  isPlanning: boolean;
}

/** Longer than a slider moves from one number to the next. */
const pause = 120;

/** More beats are planned in a worker: a slider must not wait for them. */
const mostBeside = 100;

function planTried(input: TryInput, signal: AbortSignal): Promise<Planned> {
  const { harm, seed, ...rest } = input;
  if (input.ground.beatNames.length <= mostBeside) return planOf(harm, rest, { seed });
  const worker = new Worker(new URL("./try.worker.ts", import.meta.url), { type: "module" });
  return runWork<Planned>(worker, input, { signal });
}

/** Why there is no plan, where the rules do not allow one. */
function reasonOf(error: unknown): string {
  if (error instanceof MethodProblem) return error.message;
  if (error instanceof WorkFailure && !error.problem.unexpected) return error.problem.message;
  throw error;
}

/** What is wrong with rules before anything is planned: for goals that are planned later, too. */
function refusalOf(ground: Ground, rules: Rules): string | null {
  try {
    checkPlannable(ground, rules);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Rules that are tried on the screen; begins with those of the notebook. */
export function usePlan({ asked, ground, expected, found }: DeploymentView): Trying {
  const kept = JSON.stringify(asked.rules);
  const [own, setOwn] = useState<{ kept: string; changes: Partial<Rules> }>({ kept, changes: {} });
  const [made, setMade] = useState<{
    kept: string;
    of: string;
    planned: Planned | null;
    problem: string | null;
  }>();
  const rules = { ...asked.rules, ...(own.kept === kept ? own.changes : {}) };
  const wanted = JSON.stringify(rules);
  const isTried = wanted !== kept;
  const isInstant = rules.goal === "return";
  const refusal = isTried ? refusalOf(ground, rules) : null;
  const isPlanned = isTried && isInstant && refusal === null;
  useEffect(() => {
    if (!isPlanned) return;
    const abort = new AbortController();
    const made = (planned: Planned | null, problem: string | null) => {
      if (!abort.signal.aborted) setMade({ kept, of: wanted, planned, problem });
    };
    const timer = setTimeout(() => {
      const tried = JSON.parse(wanted) as Rules;
      const { harm } = expected;
      planTried({ ...{ harm, ground, seed: asked.seed }, rules: tried, seconds: 1 }, abort.signal)
        .then((planned) => made(planned, null))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) made(null, reasonOf(error));
        });
    }, pause);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [wanted, kept, isPlanned, ground, expected, asked.seed]);
  // While a slider moves, the plan before stays; what was tried from other rules does not come back.
  const shown = isPlanned && made?.kept === kept ? made : undefined;
  return {
    rules,
    change: (changes) =>
      setOwn(({ kept: before, changes: earlier }) => ({
        kept,
        changes: { ...(before === kept ? earlier : {}), ...changes },
      })),
    reset: () => {
      setOwn({ kept, changes: {} });
      setMade(undefined);
    },
    ...{ isTried, isInstant },
    planned: shown?.planned ?? found,
    problem: refusal ?? shown?.problem ?? null,
    isPlanning: isPlanned && shown?.of !== wanted,
  };
}
