"use client";

import { useEffect, useState } from "react";
import { useTried } from "@/cells/patrol/use-tried";
import { MethodProblem } from "@/lib/methods/problem";
import { runWork } from "@/lib/work/client";
import { WorkFailure } from "@/lib/work/messages";
import { planOf, type Planned, type TryInput } from "./compute";
import { checkPlannable, type Ground, type Rules } from "./rules";
import { texts } from "./texts";
import type { DeploymentView } from "./view-data";

export interface Trying {
  /** The rules on the screen. */
  rules: Rules;
  change(changes: Partial<Rules>): void;
  reset(): void;
  /** The source that was asked to keep them. */
  write(source: string): void;
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

async function planTried(input: TryInput, signal: AbortSignal): Promise<Planned> {
  const { harm, seed, ...rest } = input;
  if (input.ground.beatNames.length <= mostBeside) return planOf(harm, rest, { seed });
  const worker = new Worker(new URL("./try.worker.ts", import.meta.url), { type: "module" });
  return runWork<Planned>(worker, input, { signal });
}

/** Why there is no plan: the rules do not allow one, or something broke. */
function reasonOf(error: unknown): string {
  if (error instanceof MethodProblem) return error.message;
  if (error instanceof WorkFailure && !error.problem.unexpected) return error.problem.message;
  return texts.view.what.broke(error instanceof Error ? error.message : String(error));
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

/** Rules that are tried on the screen; begins with those of the notebook. `source` is that of the cell. */
export function usePlan(
  { asked, ground, expected, found }: DeploymentView,
  source: string,
): Trying {
  const kept = JSON.stringify(asked.rules);
  const { tried, setTried, write } = useTried<Partial<Rules>>(kept, source);
  const [made, setMade] = useState<{
    of: string;
    on: Ground;
    planned: Planned | null;
    problem: string | null;
  }>();
  // What was tried from other rules does not come back.
  if (tried === null && made) setMade(undefined);
  const rules = { ...asked.rules, ...tried };
  const wanted = JSON.stringify(rules);
  const isTried = wanted !== kept;
  const isInstant = rules.goal === "return";
  const refusal = isTried ? refusalOf(ground, rules) : null;
  const isPlanned = isTried && isInstant && refusal === null;
  useEffect(() => {
    if (!isPlanned) return;
    const abort = new AbortController();
    const made = (planned: Planned | null, problem: string | null) => {
      if (!abort.signal.aborted) setMade({ of: wanted, on: ground, planned, problem });
    };
    const timer = setTimeout(() => {
      const wantedRules = JSON.parse(wanted) as Rules;
      const { harm } = expected;
      planTried(
        { ...{ harm, ground, seed: asked.seed }, rules: wantedRules, seconds: 1 },
        abort.signal,
      )
        .then((planned) => made(planned, null))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) made(null, reasonOf(error));
        });
    }, pause);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [wanted, isPlanned, ground, expected, asked.seed]);
  // While a slider moves, the plan before stays; one of other beats or duty never does.
  const shown = isPlanned && made?.on === ground ? made : undefined;
  return {
    rules,
    change: (changes) => setTried((earlier) => ({ ...earlier, ...changes })),
    reset: () => setTried(() => null),
    write,
    ...{ isTried, isInstant },
    planned: shown?.planned ?? found,
    problem: refusal ?? shown?.problem ?? null,
    isPlanning: isPlanned && shown?.of !== wanted,
  };
}
