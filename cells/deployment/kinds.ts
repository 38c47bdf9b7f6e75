import { MethodProblem } from "@/lib/methods/problem";
import type { Planned } from "./compute";
import type { Rules } from "./rules";
import { texts } from "./texts";

export type Kind = NonNullable<Rules["kinds"]>[number];

export const hasKinds = ({ kinds }: Rules): boolean => kinds !== undefined && kinds.length > 0;

/** A kind to begin with, of a name that no other has. */
export function newKind(kinds: readonly Kind[], shiftNames: readonly string[]): Kind {
  const taken = new Set(kinds.map(({ name }) => name));
  let number = kinds.length + 1;
  while (taken.has(texts.kinds.named(number))) number++;
  return {
    name: texts.kinds.named(number),
    units: Object.fromEntries(shiftNames.map((shift) => [shift, 0])),
  };
}

/** Beats where a kind may work once some are chosen or left out: all of them again is no choice. */
export function picked(
  beats: Kind["beats"],
  touched: readonly string[],
  all: readonly string[],
): Kind["beats"] {
  const before = new Set(beats ?? all);
  const leaves = touched.every((beat) => before.has(beat));
  const after = all.filter((beat) => (touched.includes(beat) ? !leaves : before.has(beat)));
  return after.length === all.length ? undefined : after;
}

/** A MethodProblem where a kind has no name, the name of another, or nowhere to work. */
export function checkKinds({ kinds = [] }: Rules): void {
  const names = kinds.map(({ name }) => name.trim());
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  const nowhere = kinds.find(({ beats }) => beats?.length === 0);
  const { kinds: words } = texts;
  if (names.includes("")) throw new MethodProblem(words.noName(names.indexOf("") + 1));
  if (twice !== undefined) throw new MethodProblem(words.twice(twice));
  if (nowhere) throw new MethodProblem(words.nowhere(nowhere.name), words.nowhereHint);
}

/** Which kinds a beat and shift has in the plan, with shifts a week; null where kinds are not told apart. */
export function kindsAt({ problem, plan }: Planned, place: number): string | null {
  const used = (problem.kinds ?? []).flatMap(({ name }, i) => {
    const turns = plan.byKind[i]![place]!;
    return turns > 0 ? [texts.kinds.count(name, turns)] : [];
  });
  return used.length > 0 ? used.join(", ") : null;
}
