import type { HotHour } from "@/lib/methods/patrol/hot-hours";
import type { DutyMove, Presence } from "@/lib/methods/patrol/presence";
import type { Shift } from "@/lib/methods/patrol/shifts";
import type { TableInfo } from "@/lib/engine/engine";
import type { Match } from "./compute";
import type { CrimeLists, LevelOptions } from "./levels";
import type { Program } from "./program";

/** What the view draws, and what it needs to try moves of duty without a run. */
export interface DutyMatchView {
  beats: { names: readonly string[]; by: readonly string[] };
  shifts: readonly Shift[];
  /** Days of the span, its first moment and its end. */
  days: number;
  from: number;
  end: number;
  /** Incidents by beat × shift; the same with what harm weighs in `crime`. */
  counts: Float64Array;
  crime: CrimeLists;
  isWeighted: boolean;
  hours: Float64Array;
  dutyDays: Float64Array;
  presence: Presence | null;
  options: LevelOptions;
  match: Match;
  hot: readonly HotHour[];
  /** As the cell keeps them. */
  moves: readonly DutyMove[];
  discovered: string | null;
  outlines: (string | null)[] | null;
  beatsTable: TableInfo;
  program: Program;
}
