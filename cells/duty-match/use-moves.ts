"use client";

import { useMemo, useState } from "react";
import { hotHoursCovered, moveDuty, type DutyMove } from "@/lib/methods/patrol/presence";
import type { After } from "./compute";
import { compareLevels } from "./levels";
import type { DutyMatchView } from "./view-data";

export interface Moves {
  moves: readonly DutyMove[];
  set(moves: readonly DutyMove[]): void;
  /** Null without moves. */
  after: After | null;
  /** They are those that the notebook keeps. */
  areKept: boolean;
}

/** Duty that is moved on the screen; begins with what the cell keeps. */
export function useMoves(view: DutyMatchView): Moves {
  const kept = JSON.stringify([view.moves, view.beats.names.length, view.shifts]);
  const [own, setOwn] = useState({ kept, moves: view.moves });
  const moves = own.kept === kept ? own.moves : view.moves;
  const after = useMemo(() => afterOf(view, moves), [view, moves]);
  return {
    ...{ moves, after },
    set: (next) => setOwn({ kept, moves: next }),
    areKept: JSON.stringify(moves) === JSON.stringify(view.moves),
  };
}

function afterOf(view: DutyMatchView, moves: readonly DutyMove[]): After | null {
  const { presence, hours, shifts, crime, options, hot } = view;
  if (!presence || moves.length === 0) return null;
  const moved = moveDuty({ presence, hours }, shifts, moves);
  return {
    hours: moved.hours,
    levels: compareLevels(crime, moved.hours, shifts.length, options),
    coverage: hotHoursCovered(moved.presence, hot),
  };
}
