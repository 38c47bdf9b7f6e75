"use client";

import { Lock, LockOpen } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { NumberField } from "@/cells/fields";
import { Button } from "@/lib/ui/button";
import { kindsAt } from "./kinds";
import { LimitFields } from "./limit-fields";
import { limitOf, withLimit } from "./limits";
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
  /** How often it was asked for from afar: each time it is brought into view. */
  brought: number;
}

/** One beat and shift: its reason, and numbers that the plan must keep. */
export function ChosenPlace({ view, trying, place, brought }: ChosenPlaceProps) {
  const { beatNames, shiftNames } = view.ground;
  const { planned, rules, change, problem: refusal } = trying;
  const { plan, problem } = planned;
  const now = nowOf(planned);
  const [beat, shift] = [
    beatNames[Math.floor(place / shiftNames.length)]!,
    shiftNames[place % shiftNames.length]!,
  ];
  const own = limitOf(rules, { beat, shift });
  const isLocked = own?.least !== undefined && own.least === own.most;
  const [asked, setAsked] = useState<number | null>(null);
  const turns = asked ?? Math.min(mostTurns, plan.turns[place]!);
  const limit = (number?: number) =>
    change({ limits: withLimit(rules, { beat, shift, least: number, most: number }) });
  const kinds = kindsAt(planned, place);
  const difference = plan.turns[place]! - now[place]!;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (brought === 0) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "center" });
  }, [brought]);
  return (
    <section aria-label={words.title} className="border-l-2 border-accent pl-3 text-sm" data-chosen>
      <h4 ref={heading} tabIndex={-1} className="w-fit font-semibold">
        {beat}, {shift}: {signed(difference)} ({now[place]} → {shiftsAWeek(plan.turns[place]!)})
      </h4>
      <p className="max-w-prose">{reasonOf(view.basis, { problem, plan, now }, place)}.</p>
      {kinds && <p>{words.kinds(kinds)}</p>}
      <div className="mt-1 flex flex-wrap items-start gap-2">
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
        <Button className="mt-5.5" icon={Lock} onClick={() => limit(turns)}>
          {words.lock}
        </Button>
        <Button className="mt-5.5" icon={LockOpen} disabled={!isLocked} onClick={() => limit()}>
          {words.unlock}
        </Button>
        <LimitFields {...{ rules, change, beat, shift }} hasShifts={shiftNames.length > 1} />
      </div>
      {refusal && <p className="text-bad">{refusal}</p>}
      <p className="text-xs text-faint">{words.hint}</p>
      <VisitsList {...{ view, planned, place }} />
    </section>
  );
}
