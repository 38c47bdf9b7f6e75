import { rolesOf } from "@/datasets/model/roles";
import { wordsOf } from "@/datasets/model/words";
import type { TableInfo } from "@/lib/engine/engine";
import type { PatrolParams } from "./params";
import { prisonTerm } from "./prison-terms";

export type Harm = PatrolParams["harm"];

/** What a heinous incident weighs beside one that is not. */
const heinousWeight = 10;

/** Heinous 10, every other 1; undefined where no column says which are. */
export function heinousHarm(table: TableInfo): Harm {
  const column = table.columns.find(
    ({ name, kind }) => kind === "boolean" && ` ${wordsOf(name)} `.includes(" heinous "),
  );
  return column && { column: column.name, weights: { true: heinousWeight }, other: 1 };
}

/** Years of the longest prison term of the heads that are known; undefined where none is. */
export function prisonHarm(column: string, values: readonly string[]): Harm {
  const known = values.flatMap((value) => {
    const term = prisonTerm(value);
    return term ? [[value, term.years] as const] : [];
  });
  return known.length > 0 ? { column, weights: Object.fromEntries(known), other: 1 } : undefined;
}

/** The column of types that a register most likely has. */
export const guessTypes = (table: TableInfo): string | undefined =>
  table.columns.find(({ name }) => name.toLowerCase() === "head")?.name ??
  [...rolesOf(table)].find(([, role]) => role === "category")?.[0];
