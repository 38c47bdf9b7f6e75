"use client";

import { useMemo } from "react";
import { useTried } from "@/cells/patrol/use-tried";
import { hotHoursCovered, moveDuty, type DutyMove } from "@/lib/methods/patrol/presence";
import type { After } from "./compute";
import { compareLevels } from "./levels";
import type { DutyMatchParams } from "./params";
import type { DutyMatchView } from "./view-data";

type NamedMove = NonNullable<DutyMatchParams["moves"]>[number];

export interface Moves {
  moves: readonly DutyMove[];
  set(moves: readonly DutyMove[]): void;
  /** Null without moves. */
  after: After | null;
  /** They are those that the notebook keeps. */
  areKept: boolean;
}

export const namedMoves = (
  { beats, shifts }: DutyMatchView,
  moves: readonly DutyMove[],
): NamedMove[] =>
  moves.map(({ shift, from, to, officers }) => ({
    shift: shifts[shift]!.name,
    from: beats.names[from]!,
    to: beats.names[to]!,
    officers,
  }));

/** Moves by number; those of a beat or shift that is not there any more are dropped. */
const numberedMoves = ({ beats, shifts }: DutyMatchView, moves: readonly NamedMove[]): DutyMove[] =>
  moves
    .map(({ shift, from, to, officers }) => ({
      shift: shifts.findIndex(({ name }) => name === shift),
      from: beats.names.indexOf(from),
      to: beats.names.indexOf(to),
      officers,
    }))
    .filter(({ shift, from, to }) => Math.min(shift, from, to) >= 0);

/**
 * Duty that is moved on the screen; begins with what the cell keeps. A run with other parameters
 * may number beats and shifts anew: moves that are not kept yet go by their names.
 */
export function useMoves(view: DutyMatchView): Moves {
  const kept = JSON.stringify(namedMoves(view, view.moves));
  const { tried, setTried } = useTried<readonly NamedMove[]>(kept);
  const moves = useMemo(() => (tried ? numberedMoves(view, tried) : view.moves), [view, tried]);
  const after = useMemo(() => afterOf(view, moves), [view, moves]);
  return {
    ...{ moves, after },
    set: (next) => setTried(() => namedMoves(view, next)),
    areKept: JSON.stringify(namedMoves(view, moves)) === kept,
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
