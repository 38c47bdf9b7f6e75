import type { CellState } from "@/lib/session/kind";
import { texts } from "./texts";

/**
 * Why a cell's page is not printed now: on paper nothing tells that figures are of earlier parameters,
 * or that a run had not ended. Null for a result that is whole and of now.
 */
export function whyNot(state: Pick<CellState, "status" | "stale"> | undefined): string | null {
  if (state?.status === "running" || state?.status === "queued") return texts.wait;
  if (state?.status === "failed") return texts.mend;
  if (state?.status === "blocked") return texts.blocked;
  if (state?.status === "cancelled" && !state.stale) return texts.stopped;
  return state?.status === "done" && !state.stale ? null : texts.runFirst;
}
