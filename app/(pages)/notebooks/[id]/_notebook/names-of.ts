import { kindOf } from "@/cells/registry";
import type { Cell } from "@/lib/notebook/document";
import type { CellNames } from "@/lib/session/kind";

const known = new WeakMap<Cell, CellNames>();

/** What a cell reads and defines. Asked at every key that is pressed, so each text is read once. */
export function namesOf(cell: Cell): CellNames {
  const names = known.get(cell) ?? kindOf(cell.kind)?.names(cell) ?? { reads: [], defines: [] };
  known.set(cell, names);
  return names;
}
