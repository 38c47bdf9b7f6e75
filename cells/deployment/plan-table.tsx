"use client";

import { Lock } from "lucide-react";
import type { Planned } from "./compute";
import { signed } from "./counts";
import { isLocked } from "./limits";
import type { Rules } from "./rules";
import { texts } from "./texts";
import { nowOf, type DeploymentView } from "./view-data";

const { plan: words } = texts.view;

interface PlanTableProps {
  view: DeploymentView;
  planned: Planned;
  rules: Rules;
  /** The station shown, -1 for all. */
  own: number;
  chosen: number | null;
  choose(place: number): void;
}

/** Every beat with each shift: how many shifts a week today and in the plan. */
export function PlanTable({ view, planned, rules, own, chosen, choose }: PlanTableProps) {
  const { ground } = view;
  const { beatNames, shiftNames, station } = ground;
  const beats = Array.from(beatNames.keys()).filter((beat) => own === -1 || station[beat] === own);
  return (
    <section aria-label={words.title} className="flex flex-col gap-2 text-sm" data-plan>
      <h3 className="text-soft">{words.title}</h3>
      <div
        className="max-h-[28rem] overflow-auto border-y border-line"
        tabIndex={0}
        role="group"
        aria-label={words.title}
      >
        <table className="w-full border-separate border-spacing-0 tabular-nums">
          <thead>
            <tr>
              <th className="sticky top-0 left-0 z-20 bg-paper py-1 text-left font-normal text-soft">
                {words.beat}
              </th>
              {shiftNames.map((name) => (
                <th
                  key={name}
                  scope="col"
                  className="sticky top-0 z-10 bg-paper px-2 text-left font-normal text-soft"
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {beats.map((beat) => (
              <tr key={beat}>
                <th
                  scope="row"
                  className="sticky left-0 max-w-72 truncate border-t border-line bg-paper pr-3 text-left font-normal"
                  title={beatNames[beat]}
                >
                  {beatNames[beat]}
                </th>
                {shiftNames.map((name, shift) => {
                  const place = beat * shiftNames.length + shift;
                  return (
                    <Turns
                      key={name}
                      {...{ planned, place, choose }}
                      isAlone={ground.alone[place] === 1}
                      isLocked={isLocked(rules, { beat: beatNames[beat]!, shift: name })}
                      isChosen={place === chosen}
                      label={`${beatNames[beat]!}, ${name}`}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="text-xs text-faint">
        {words.caption(texts.view.against(ground.today !== null))}
      </p>
    </section>
  );
}

interface TurnsProps {
  planned: Planned;
  place: number;
  isAlone: boolean;
  isLocked: boolean;
  isChosen: boolean;
  label: string;
  choose(place: number): void;
}

function Turns({ planned, place, isAlone, isLocked, isChosen, label, choose }: TurnsProps) {
  const { plan } = planned;
  const [before, after] = [nowOf(planned)[place]!, plan.turns[place]!];
  const change = after - before;
  const ground = change > 0 ? "bg-warn-wash" : change < 0 ? "bg-panel" : "";
  return (
    <td className={`border-t border-l border-line p-0 ${ground}`}>
      <button
        type="button"
        aria-label={words.cell(label, before, after)}
        aria-pressed={isChosen}
        className={`flex w-full cursor-pointer items-center gap-2 px-2 py-1 text-left whitespace-nowrap hover:underline ${isChosen ? "outline-2 -outline-offset-2 outline-accent" : ""}`}
        onClick={() => choose(place)}
      >
        <span className="text-soft">{before} →</span> <span>{after}</span>
        {change !== 0 && <strong className="font-semibold">{signed(change)}</strong>}
        {isAlone && <span className="text-xs font-semibold text-bad">{words.alone}</span>}
        {plan.explored[place]! > 0 && (
          <span className="text-xs text-faint">{words.explores(plan.explored[place]!)}</span>
        )}
        {isLocked && <Lock aria-label={words.locked} className="size-3.5" />}
      </button>
    </td>
  );
}
