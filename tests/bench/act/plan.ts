import { writeProgram, type Program } from "@/lib/methods/optimise/program";
import { solve } from "@/lib/methods/optimise/solve";
import { chance } from "@/lib/methods/chance";
import { planDeployment, type PlanOptions, type PlanProblem } from "@/lib/methods/patrol/plan";
import { harmMet } from "@/lib/methods/patrol/harm-met";

const [beats, shifts, perShift] = [300, 3, 20];
const effect = 0.4;
const reach = 1_500;

/** Beats anywhere in 20 km by 20 km, a few of them with most of the harm. */
function drawn(): PlanProblem & { travel: Float64Array } {
  const by = chance(1);
  const [x, y] = [0, 1].map(() => Float64Array.from({ length: beats }, () => 20_000 * by.next()));
  const value = Float64Array.from({ length: beats * shifts }, () => 30 * by.next() ** 4);
  const travel = new Float64Array(beats * beats);
  for (let a = 0; a < beats; a++) {
    for (let b = 0; b < beats; b++)
      travel[a * beats + b] = Math.hypot(x![a]! - x![b]!, y![a]! - y![b]!);
  }
  return {
    beats,
    shifts,
    value,
    travel,
    reach,
    units: Array.from({ length: shifts }, () => perShift),
  };
}

/** The same by nothing but the solver: a step of worth a variable, all shifts in one program. */
function returnProgram({ value }: PlanProblem): Program {
  const writer = writeProgram();
  for (let shift = 0; shift < shifts; shift++) {
    const steps: number[] = [];
    for (let beat = 0; beat < beats; beat++) {
      const worth = value[beat * shifts + shift]!;
      for (let unit = 0; unit < perShift; unit++) {
        const cost = harmMet(worth, effect, unit + 1) - harmMet(worth, effect, unit);
        steps.push(writer.variable({ cost, upper: 1, whole: true }));
      }
    }
    writer.row({ upper: perShift }, steps);
  }
  return writer.program("most");
}

/** Maximal covering as it is written in books. */
function coverProgram({ value, travel }: ReturnType<typeof drawn>): Program {
  const writer = writeProgram();
  for (let shift = 0; shift < shifts; shift++) {
    const stands = Array.from({ length: beats }, () => writer.variable({ upper: 1, whole: true }));
    writer.row({ upper: perShift }, stands);
    for (let beat = 0; beat < beats; beat++) {
      const covered = writer.variable({ cost: value[beat * shifts + shift]!, upper: 1 });
      const near = stands.filter((_, from) => travel[from * beats + beat]! <= reach);
      writer.row({ lower: 0 }, [...near, covered], [...near.map(() => 1), -1]);
    }
  }
  return writer.program("most");
}

export interface PlanTimes {
  goal: string;
  /** Milliseconds of each of the runs, ours and the solver alone. */
  ours: number[];
  bare: number[];
  /** Milliseconds until a plan can be shown. */
  first: number;
  gap: number;
}

/** Plans of 300 beats, three shifts and 60 units in turns with the solver alone. */
export async function planTimes(pairs: number): Promise<PlanTimes[]> {
  const problem = drawn();
  const found: PlanTimes[] = [];
  await solve(coverProgram(problem), { seconds: 0.01 });
  for (const [goal, program] of [
    ["return", returnProgram(problem)],
    ["cover", coverProgram(problem)],
  ] as const) {
    const options: PlanOptions = { goal, effect, gap: 0, seconds: 60 };
    const times: PlanTimes = { goal, ours: [], bare: [], first: Infinity, gap: 0 };
    const turns = [
      async () => {
        const begun = performance.now();
        let first: number | null = null;
        const plan = await planDeployment(problem, options, {
          seed: 1,
          better: () => (first ??= performance.now() - begun),
        });
        const all = performance.now() - begun;
        times.ours.push(all);
        times.first = Math.min(times.first, first ?? all);
        times.gap = Math.max(times.gap, plan.gap);
      },
      async () => {
        const begun = performance.now();
        await solve(program, { seconds: 60 });
        times.bare.push(performance.now() - begun);
      },
    ];
    for (let pair = 0; pair < pairs; pair++) {
      for (const turn of pair % 2 ? turns.toReversed() : turns) await turn();
    }
    found.push(times);
  }
  return found;
}
