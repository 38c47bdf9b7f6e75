"use client";

import { NumberField } from "@/cells/fields";
import { Chooser } from "@/cells/plot/chooser";
import { crewOf } from "./crews";
import { countAs, countedIn, countedInOf, officersOf, tidy } from "./counted";
import { KindsForm } from "./kinds-form";
import { mostCrew } from "./params";
import type { Rules } from "./rules";
import { Slider, sliderGrid } from "./slider";
import { texts } from "./texts";
import { unitsBy } from "./units";
import type { DeploymentView } from "./view-data";

const { what } = texts.view;

export interface SupplyProps {
  view: DeploymentView;
  rules: Rules;
  change(changes: Partial<Rules>): void;
}

/** How much duty each shift has: in units, in officers and how many of them are a unit, or in kinds of unit. */
export function Supply({ view, rules, change }: SupplyProps) {
  const way = countedInOf(rules);
  return (
    <>
      <Chooser
        label={what.count}
        choices={countedIn.map((name, value) => ({ value, title: what.counts[name] }))}
        chosen={countedIn.indexOf(way)}
        choose={(chosen) => change(countAs(countedIn[chosen]!, view.ground, rules))}
      />
      {way === "kinds" && <KindsForm {...{ view, rules, change }} />}
      {way === "units" && <Units {...{ view, rules, change }} />}
      {way === "officers" && <Officers {...{ view, rules, change }} />}
    </>
  );
}

/** Twice as many as usual can be tried, and half as many again as the notebook has. */
const mostTried = (usual: number, kept = 0) =>
  Math.max(10, Math.ceil(2 * usual), Math.ceil(1.5 * kept));

function Units({ view: { ground, usualUnits, asked }, rules, change }: SupplyProps) {
  const units = unitsBy(ground, rules);
  return (
    <div className={sliderGrid}>
      {ground.shiftNames.map((name, shift) => (
        <Slider
          key={name}
          label={what.units(name)}
          value={Math.round(units[shift]!)}
          most={mostTried(usualUnits[shift]!, asked.rules.units?.[name])}
          onChange={(value) => change({ units: { ...rules.units, [name]: value } })}
        />
      ))}
    </div>
  );
}

function Officers({ view: { ground, usualUnits, asked }, rules, change }: SupplyProps) {
  const officers = officersOf(ground, rules);
  return (
    <div className={sliderGrid}>
      {ground.shiftNames.map((name, shift) => (
        <Slider
          key={name}
          label={what.officers(name)}
          value={officers[name]!}
          most={mostTried(
            usualUnits[shift]! * crewOf(ground, rules, shift),
            asked.rules.officers_available?.[name],
          )}
          onChange={(value) => change({ officers_available: { ...officers, [name]: value } })}
        />
      ))}
      <NumberField
        label={what.crew}
        min={1}
        max={mostCrew}
        step={1}
        placeholder={String(tidy(crewOf(ground, rules)))}
        value={rules.crew}
        onChange={(crew) => change({ officers_available: officers, crew })}
      />
    </div>
  );
}
