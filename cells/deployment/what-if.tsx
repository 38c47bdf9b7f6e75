"use client";

import { RotateCcw } from "lucide-react";
import { daysOfWeek } from "@/lib/methods/patrol/turns";
import { Button } from "@/lib/ui/button";
import { sumOf } from "@/lib/methods/statistics/sums";
import type { Rules } from "./rules";
import { few, shiftsAWeek } from "./counts";
import { LimitsList } from "./limits-list";
import { Slider, sliderGrid } from "./slider";
import { Supply } from "./supply";
import { texts } from "./texts";
import type { Trying } from "./use-plan";
import type { DeploymentView } from "./view-data";

const { what } = texts.view;

interface WhatIfProps {
  view: DeploymentView;
  trying: Trying;
  keep(): void;
  /** A beat and shift to be looked at. */
  choose(place: number): void;
}

/** Rules that can be tried at once, and kept. */
export function WhatIf({ view, trying, keep, choose }: WhatIfProps) {
  const { rules, change, reset, isTried, isInstant, isPlanning, problem } = trying;
  const most = sumOf(view.found.problem.turns);
  const { today, changes } = trying.planned.problem;
  const slide = (name: keyof Rules) => (value: number) => change({ [name]: value });
  return (
    <section aria-label={what.title} className="flex flex-col gap-2 text-sm" data-what-if>
      <h3 className="text-soft">{what.title}</h3>
      <Supply {...{ view, rules, change }} />
      <div className={sliderGrid}>
        <Slider
          label={what.effect}
          value={rules.effect}
          least={5}
          most={90}
          unit="%"
          onChange={slide("effect")}
        />
        <Slider
          label={what.explore}
          value={rules.explore}
          most={50}
          unit="%"
          onChange={slide("explore")}
        />
        {today && (
          <Slider
            label={what.changes}
            value={Math.min(changes, most)}
            most={Math.ceil(most / 2)}
            onChange={slide("changes")}
          />
        )}
      </div>
      <LimitsList ground={view.ground} {...{ rules, change, choose }} />
      {problem && (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
      {isTried && !isInstant && <p className="text-faint">{what.later}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Button tone="accent" disabled={!isTried || problem !== null} onClick={keep}>
          {what.keep}
        </Button>
        <Button icon={RotateCcw} disabled={!isTried} onClick={reset}>
          {what.reset}
        </Button>
        {isPlanning && <span className="text-faint">{what.planning}</span>}
      </div>
    </section>
  );
}

/** The plan beside today, an equal split and what is tried. */
export function Comparison({ view, trying }: { view: DeploymentView; trying: Trying }) {
  const { found, ground } = view;
  const tried = trying.planned === found ? null : trying.planned;
  const { compare } = texts.view;
  const { today } = ground;
  const title = compare.title(texts.view.against(today !== null));
  const rows = [
    ...(today
      ? [{ name: compare.today, turns: sumOf(today), ...of(found, "today"), moved: null }]
      : []),
    { name: compare.equal, turns: sumOf(found.equal), ...of(found, "equal"), moved: null },
    {
      name: compare.plan,
      turns: sumOf(found.plan.turns),
      ...of(found, "plan"),
      moved: found.moved,
    },
    ...(tried
      ? [
          {
            name: compare.tried,
            turns: sumOf(tried.plan.turns),
            ...of(tried, "plan"),
            moved: tried.moved,
          },
        ]
      : []),
  ];
  const right = "py-1 pl-5 text-right font-normal";
  return (
    <section aria-label={title} className="text-sm">
      <h3 className="text-soft">{title}</h3>
      <table className="tabular-nums" data-comparison>
        <thead className="text-soft">
          <tr>
            <th />
            <th className={right}>{compare.units}</th>
            <th className={right}>{compare.reached}</th>
            <th className={right}>{compare.hoover}</th>
            {today && <th className={right}>{compare.moved}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, turns, reached, hoover, moved }) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {name}
              </th>
              <td className="pl-5 text-right">{few(turns / daysOfWeek)}</td>
              <td className="pl-5 text-right">{reached}</td>
              <td className="pl-5 text-right">{hoover}</td>
              {today && (
                <td className="pl-5 text-right">{moved === null ? "" : shiftsAWeek(moved)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="max-w-prose text-xs text-faint">
        {compare.caption}
        {found.cityWide !== null && !tried
          ? ` ${compare.cityWide(found.cityWide, found.reached.all)}`
          : ""}
      </p>
    </section>
  );
}

function of(
  { reached, hoover }: DeploymentView["found"] | Trying["planned"],
  name: "today" | "equal" | "plan",
) {
  return {
    reached: texts.view.compare.share(reached[name] ?? 0, reached.all),
    hoover: texts.view.compare.share(hoover[name] ?? 0, 1),
  };
}
