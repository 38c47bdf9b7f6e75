import { lastMinute } from "./calendar";
import { stages, type Stage } from "./cases";
import { chance, type Chance } from "@/lib/methods/chance";
import { crimeNumber, type Register } from "./register";
import type { GeneratedTable } from "./table";

const kinds = ["arrest", "charge sheet", "conviction", "acquittal", "other"] as const;
const [arrest, chargeSheet, conviction, acquittal, other] = [0, 1, 2, 3, 4];
const notes = ["", ...stages];

/** What follows the charge sheet; stages that are missing here end with it. */
const afterwards: Partial<Record<Stage, number>> = {
  Convicted: conviction,
  "Dis/Acq": acquittal,
  Compounded: other,
  Abated: other,
};
/** Stages that a case reaches without a charge sheet. */
const withoutCourt: ReadonlySet<Stage> = new Set([
  "Undetected",
  "False Case",
  "Traced",
  "Un Traced",
  "Other Disposal",
]);

interface Step {
  at: number;
  kind: number;
  minute: number;
  note: number;
}

/** So many days later, but before the register ends. */
function later(minute: number, days: number, luck: Chance): number {
  const wanted = minute + Math.round(days * 1440 * Math.exp(luck.normal() * 0.6));
  return wanted <= lastMinute ? wanted : minute + Math.floor((lastMinute - minute) * luck.next());
}

function drawSteps(register: Register, seed: number): Step[] {
  const luck = chance(seed + 49_979_687);
  const steps: Step[] = [];
  for (let at = 0; at < register.rows; at++) {
    const stage = stages[register.stage[at]!]!;
    let minute = register.reported[at]!;
    const add = (kind: number, days: number, note = 0) => {
      minute = later(minute, days, luck);
      steps.push({ at, kind, minute, note });
    };
    if (register.arrestedMen[at]! + register.arrestedWomen[at]! > 0) {
      add(arrest, register.found[at] ? 0.05 : 9);
    }
    if (withoutCourt.has(stage)) add(other, 90, register.stage[at]! + 1);
    else if (stage !== "Under Investigation") {
      add(chargeSheet, 60);
      const end = afterwards[stage];
      if (end !== undefined) add(end, 300, register.stage[at]! + 1);
    }
  }
  return steps;
}

/** Table `outcomes` of the model: the steps of each case in their order. */
export function outcomesTable(
  register: Register,
  seed: number,
): { table: GeneratedTable; rows: number } {
  const steps = drawSteps(register, seed);
  const table: GeneratedTable = [
    ["incident", { text: (at) => crimeNumber(register, steps[at]!.at), most: 17 }],
    ["kind", { words: kinds, codes: Int16Array.from(steps, ({ kind }) => kind) }],
    ["happened_at", { minutes: Int32Array.from(steps, ({ minute }) => minute) }],
    [
      "note",
      { words: notes, codes: Int16Array.from(steps, ({ note }) => (note === 0 ? -1 : note)) },
    ],
  ];
  return { table, rows: steps.length };
}
