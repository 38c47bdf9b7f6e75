import type { EffectRow } from "@/lib/methods/evaluate/evaluate-operation";
import { days, flags, numbers, words } from "@/lib/table/columns";
import { toStream } from "@/lib/table/stream";
import type { Evaluated } from "./compute";
import type { ReadOperation } from "./read";
import { methodNames, partNames } from "./texts";

const day = 86_400_000;

export const seriesTableName = (name: string): string => `${name}_series`;
export const areasTableName = (name: string): string => `${name}_areas`;

const nameOf = ({ method, what }: EffectRow): string =>
  what === "gross"
    ? "gross change"
    : what === "net"
      ? "total net effect"
      : what === "slope"
        ? "change of slope"
        : methodNames[method];

const unitOf = ({ what }: EffectRow): string =>
  what === "quotient" ? "quotient" : what === "slope" ? "times a period" : "incidents";

/** One row an effect: a method and the areas that it is of. */
export function effectsTable({ found: { rows } }: Evaluated): Uint8Array {
  const of = (value: (row: EffectRow) => number | null) => numbers(rows.map(value));
  return toStream([
    ["method", words(rows.map(nameOf))],
    ["area", words(rows.map(({ part }) => partNames[part]))],
    ["before", of(({ before }) => before)],
    ["after", of(({ after }) => after)],
    ["expected", of(({ expected }) => expected)],
    ["effect", of(({ effect }) => effect)],
    ["effect_low", of(({ low }) => low)],
    ["effect_high", of(({ high }) => high)],
    ["unit", words(rows.map(unitOf))],
    ["ratio", of(({ ratio }) => ratio)],
    ["ratio_low", of(({ ratioLow }) => ratioLow)],
    ["ratio_high", of(({ ratioHigh }) => ratioHigh)],
    ["p", of(({ p }) => p)],
    ["p_adjusted", of(({ adjusted }) => adjusted)],
    ["least_fall_seen", of(({ detectable }) => detectable)],
  ]);
}

/** One row a period. */
export function seriesTable({ found, panel }: Evaluated): Uint8Array {
  const { begins, ends, before } = panel.periods;
  const { treated, displacement, control } = found.sides;
  const none = begins.map(() => null);
  const { its, synthetic, event } = found;
  return toStream([
    ["begin", days(begins.map((from) => from * day))],
    ["end", days(ends.map((end) => (end - 1) * day))],
    ["is_after", flags(begins.map((_, t) => t >= before))],
    ["treated", numbers(treated.series)],
    ["around", numbers(displacement.series)],
    ["control", numbers(control.series)],
    ["fitted", numbers(its?.fitted ?? none)],
    ["without_operation", numbers(its?.counterfactual ?? none)],
    ["synthetic", numbers(synthetic?.synthetic ?? none)],
    ["beside_control", numbers(event?.periods.map(({ ratio }) => ratio) ?? none)],
  ]);
}

/** One row an area: its role and its counts. */
export function areasTable(
  { panel, roles, found: { synthetic } }: Evaluated,
  { names }: ReadOperation,
): Uint8Array {
  const donors = roles.flatMap((role, i) => (role === "control" ? [i] : []));
  const weightOf = new Map(donors.map((area, k) => [area, synthetic?.weights[k] ?? null]));
  return toStream([
    ["area", words(names)],
    ["role", words(roles)],
    ["before", numbers(panel.before.amounts)],
    ["after", numbers(panel.after.amounts)],
    ["earlier", numbers(panel.earlier.amounts)],
    ["synthetic_weight", numbers(names.map((_, i) => weightOf.get(i) ?? null))],
  ]);
}
