"use client";

import { Chooser } from "@/cells/plot/chooser";
import type { Rules } from "./rules";
import { Slider, sliderGrid } from "./slider";
import { texts } from "./texts";
import { crewOf, unitsBy } from "./units";
import type { DeploymentView } from "./view-data";

const { what } = texts.view;
const countedIn = ["units", "officers"] as const;
const mostCrew = 10;

interface SupplySlidersProps {
  view: DeploymentView;
  rules: Rules;
  change(changes: Partial<Rules>): void;
}

/** How much duty each shift has: in units, or in officers and how many of them are a unit. */
export function SupplySliders({ view, rules, change }: SupplySlidersProps) {
  const { ground, usualUnits } = view;
  const { shiftNames } = ground;
  const crew = crewOf(ground, rules);
  const isOfficers = rules.officers_available !== undefined && rules.units === undefined;
  const inUnits = unitsBy(ground, rules).map(Math.round);
  const named = (values: readonly number[]) =>
    Object.fromEntries(shiftNames.map((name, shift) => [name, values[shift]!]));
  const units = named(inUnits);
  const officers = { ...named(inUnits.map((each) => each * crew)), ...rules.officers_available };
  const count = (counted: number) =>
    countedIn[counted] === "officers"
      ? change({ units: undefined, officers_available: officers, crew })
      : change({ units, officers_available: undefined });
  const set = (name: string, value: number) =>
    isOfficers
      ? change({ officers_available: { ...officers, [name]: value } })
      : change({ units: { ...rules.units, [name]: value } });
  const kept = view.asked.rules[isOfficers ? "officers_available" : "units"];
  const most = (shift: number) =>
    Math.max(
      10,
      Math.ceil(2 * (usualUnits[shift] ?? 0) * (isOfficers ? crew : 1)),
      Math.ceil(1.5 * (kept?.[shiftNames[shift]!] ?? 0)),
    );
  return (
    <>
      <Chooser
        label={what.count}
        choices={countedIn.map((name, value) => ({ value, title: what.counts[name] }))}
        chosen={countedIn.indexOf(isOfficers ? "officers" : "units")}
        choose={count}
      />
      <div className={sliderGrid}>
        {shiftNames.map((name, shift) => (
          <Slider
            key={name}
            label={isOfficers ? what.officers(name) : what.units(name)}
            value={isOfficers ? officers[name]! : units[name]!}
            most={most(shift)}
            onChange={(value) => set(name, value)}
          />
        ))}
        {isOfficers && (
          <Slider
            label={what.crew}
            value={crew}
            least={1}
            most={mostCrew}
            onChange={(value) => change({ crew: value })}
          />
        )}
      </div>
    </>
  );
}
