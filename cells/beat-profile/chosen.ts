import { plain, plainName } from "@/cells/areas/queries";
import type { Beats } from "@/cells/patrol/beats";
import { CellFailure, type RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q, quoteString } from "@/lib/sql/quote";
import { decodeTable } from "@/lib/table/table";
import { texts } from "./texts";

/** The beats of a profile, as numbers of `Beats`, ascending. */
export interface Chosen {
  beats: number[];
  /** "BEAT NO 4, Industrial Estate PS", "Industrial Estate PS (all 5 beats)", "3 beats". */
  title: string;
}

/** Finds the beats that the cell names, whatever the spelling. A name alone takes all beats that begin with it. */
export function chooseBeats(beats: Beats, wanted: readonly (readonly string[])[]): Chosen {
  const own = beats.values.map((key) => key.map(plainName));
  const found = wanted.map((names) => {
    const plainNames = names.map(plainName);
    const matching = own.flatMap((key, at) =>
      plainNames.every((each, i) => each === key[i]) ? [at] : [],
    );
    if (matching.length > 0) return matching;
    const like = beats.names.filter((each) =>
      plainNames.some((part) => part !== "" && each.toLowerCase().includes(part)),
    );
    throw new CellFailure({
      message: texts.noBeat(names.join(" · "), beats.by),
      hint: texts.noBeatHint((like.length > 0 ? like : beats.names).slice(0, 5)),
    });
  });
  const all = [...new Set(found.flat())].sort((a, b) => a - b);
  return { beats: all, title: titleOf(beats, wanted, found, all) };
}

function titleOf(
  beats: Beats,
  wanted: readonly (readonly string[])[],
  found: readonly number[][],
  all: readonly number[],
): string {
  if (all.length === 1) return beatTitle(beats.values[all[0]!]!, beats.by);
  if (wanted.length === 1) {
    const shown = beatTitle(beats.values[found[0]![0]!]!.slice(0, wanted[0]!.length), beats.by);
    return texts.allOf(shown, all.length);
  }
  if (all.length <= 3) return all.map((at) => beatTitle(beats.values[at]!, beats.by)).join("; ");
  return texts.beats(all.length);
}

/** The smaller place first, as people say it; a number with what it numbers. */
export const beatTitle = (values: readonly string[], by: readonly string[]): string =>
  values
    .map((value, i) => (/^\d+$/.test(value) ? `${by[i]} ${value}` : value))
    .toReversed()
    .join(", ");

/**
 * SQL condition over a table's own columns: its row belongs to one of these beats. The spellings are
 * looked up first, so that no row's names are made plain.
 */
export async function ofBeats(
  { engine, signal }: RunContext,
  table: string,
  columns: readonly string[],
  keys: readonly (readonly string[])[],
): Promise<string> {
  const texts = columns.map((column) => `cast(${q(column)} as varchar)`);
  const wanted = new Set(keys.map((key) => JSON.stringify(key.map(plainName))));
  const sql = `select distinct ${texts.map((text, i) => `${text} as v${i}, ${plain(text)} as k${i}`).join(", ")} from (select distinct ${columns.map(q).join(", ")} from ${q(table)})`;
  const found = decodeTable(await engine.query(sql, { signal })).objects();
  const values = (row: Record<string, unknown>, name: string) =>
    columns.map((_, i) => row[`${name}${i}`] as string | null);
  const own = found
    .filter((row) => wanted.has(JSON.stringify(values(row, "k"))))
    .map((row) => values(row, "v") as string[]);
  const byFirst = new Map<string, string[]>();
  for (const [first, second] of own) {
    byFirst.set(first!, [
      ...(byFirst.get(first!) ?? []),
      ...(second === undefined ? [] : [second]),
    ]);
  }
  const conditions = [...byFirst].map(([first, seconds]) => {
    const one = `${texts[0]} = ${quoteString(first)}`;
    return seconds.length === 0
      ? one
      : `(${one} and ${texts[1]} in (${seconds.map(quoteString).join(", ")}))`;
  });
  return conditions.length > 0 ? `(${conditions.join(" or ")})` : "false";
}
