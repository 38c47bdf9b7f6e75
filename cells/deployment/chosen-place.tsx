"use client";

import { Lock, LockOpen } from "lucide-react";
import { useState } from "react";
import { NumberField } from "@/cells/fields";
import { Button } from "@/lib/ui/button";
import { reasonOf } from "./reasons";
import { shiftsAWeek, signed } from "./counts";
import { mostTurns } from "./params";
import { texts } from "./texts";
import type { Trying } from "./use-plan";
import { nowOf, type DeploymentView } from "./view-data";
import { VisitsList } from "./visits-list";

const { chosen: words } = texts.view;

interface ChosenPlaceProps {
  view: DeploymentView;
  trying: Trying;
  place: number;
}

/** One beat and shift: its reason, and a number that the plan must keep. */
export function ChosenPlace({ view, trying, place }: ChosenPlaceProps) {
  const { beatNames, shiftNames } = view.ground;
  const { planned, rules, change } = trying;
  const { plan, problem } = planned;
  const now = nowOf(planned);
  const [beat, shift] = [
    beatNames[Math.floor(place / shiftNames.length)]!,
    shiftNames[place % shiftNames.length]!,
  ];
  const isOwn = (limit: NonNullable<typeof rules.limits>[number]) =>
    limit.beat === beat && limit.shift === shift;
  const others = (rules.limits ?? []).filter((limit) => !isOwn(limit));
  const isLocked = (rules.limits ?? []).some(
    (limit) => isOwn(limit) && limit.least !== undefined && limit.least === limit.most,
  );
  const [asked, setAsked] = useState<number | null>(null);
  const turns = asked ?? Math.min(mostTurns, plan.turns[place]!);
  const lock = () => change({ limits: [...others, { beat, shift, least: turns, most: turns }] });
  const unlock = () => change({ limits: others.length > 0 ? others : undefined });
  const difference = plan.turns[place]! - now[place]!;
  return (
    <section aria-label={words.title} className="border-l-2 border-accent pl-3 text-sm" data-chosen>
      <h4 className="font-semibold">
        {beat}, {shift}: {signed(difference)} ({now[place]} → {shiftsAWeek(plan.turns[place]!)})
      </h4>
      <p className="max-w-prose">{reasonOf(view.basis, { problem, plan, now }, place)}.</p>
      <div className="mt-1 flex flex-wrap items-end gap-2">
        <div className="w-40">
          <NumberField
            label={words.turns}
            min={0}
            max={mostTurns}
            step={1}
            value={turns}
            onChange={(next) =>
              next !== undefined && next >= 0 && setAsked(Math.min(mostTurns, Math.round(next)))
            }
          />
        </div>
        <Button icon={Lock} onClick={lock}>
          {words.lock}
        </Button>
        <Button icon={LockOpen} disabled={!isLocked} onClick={unlock}>
          {words.unlock}
        </Button>
      </div>
      <p className="text-xs text-faint">{words.hint}</p>
      <VisitsList {...{ view, planned, place }} />
    </section>
  );
}
