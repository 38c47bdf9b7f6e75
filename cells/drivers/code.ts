import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";

export function driversCode(cell: Cell, result?: CellResult): string {
  return cell.source && result ? "" : "";
}
