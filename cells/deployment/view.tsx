"use client";

import { memo, useState } from "react";
import type { ViewProps } from "@/cells/kind";
import { editParams } from "@/cells/params";
import { Chooser } from "@/cells/plot/chooser";
import { PrintButton } from "@/cells/print";
import { TableView } from "@/cells/table-view";
import { ByShift } from "./by-shift";
import { ChangeList } from "./change-list";
import { ChosenPlace } from "./chosen-place";
import { PlanTable } from "./plan-table";
import { printedPage } from "./print-page";
import { ScoreSection } from "./score-section";
import { texts } from "./texts";
import { usePlan } from "./use-plan";
import type { DeploymentView } from "./view-data";
import { Comparison, WhatIf } from "./what-if";

/** Reasons, the plan, what changes where, other rules, and how such plans did. */
export const DeploymentCellView = memo(
  function DeploymentCellView(props: ViewProps) {
    const view = props.result?.view as DeploymentView | undefined;
    return view ? <Shown {...props} view={view} /> : null;
  },
  (before, after) =>
    before.result === after.result &&
    before.cell.source === after.cell.source &&
    before.state.generation === after.state.generation,
);

/** Beats that are listed at once; of more, one station is shown. */
const mostBeats = 150;

function Shown({ cell, result, state, onChange, view }: ViewProps & { view: DeploymentView }) {
  const trying = usePlan(view, cell.source);
  const { planned, rules } = trying;
  const [{ chosen, brought }, setChosen] = useState<{ chosen: number | null; brought: number }>({
    chosen: null,
    brought: 0,
  });
  const choose = (place: number) => setChosen({ chosen: place, brought: 0 });
  const { stationNames, beatNames } = view.ground;
  const hasAll = beatNames.length <= mostBeats || stationNames.length < 2;
  const [own, setOwn] = useState(hasAll ? -1 : 0);
  const shifts = view.ground.shiftNames.length;
  // Choices are numbers of places and stations: with those of another table they begin anew.
  const ground = JSON.stringify([stationNames, beatNames, view.ground.shiftNames]);
  const [chosenOn, setChosenOn] = useState(ground);
  if (chosenOn !== ground) {
    setChosenOn(ground);
    setChosen({ chosen: null, brought: 0 });
    setOwn(hasAll ? -1 : 0);
  }
  const provenance = result?.provenance ?? [];
  const keep = () => {
    const changed = Object.entries(rules).filter(
      ([name, value]) =>
        JSON.stringify(value) !==
        JSON.stringify(view.asked.rules[name as keyof typeof view.asked.rules]),
    );
    const source = editParams(cell.source, Object.fromEntries(changed));
    trying.write(source);
    onChange(source);
  };
  return (
    <div className="flex flex-col gap-6">
      <p className="border-l-2 border-line pl-3 text-sm text-soft">{texts.view.recorded}</p>
      <Comparison view={view} trying={trying} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {stationNames.length > 1 && (
          <Chooser
            label={texts.view.station}
            choices={[
              ...(hasAll ? [{ value: -1, title: texts.view.allStations }] : []),
              ...stationNames.map((title, value) => ({ value, title })),
            ]}
            chosen={own}
            choose={setOwn}
          />
        )}
        {trying.isTried ? (
          <p className="text-sm text-faint">{texts.view.print.keepFirst}</p>
        ) : (
          <PrintButton
            cell={cell.id}
            label={texts.view.print.button}
            page={() =>
              printedPage(view, planned, {
                ...{ provenance, only: own },
                findings: result?.findings ?? [],
              })
            }
          />
        )}
      </div>
      <ChangeList
        {...{ view, planned, own }}
        choose={(place) => setChosen({ chosen: place, brought: brought + 1 })}
      />
      <PlanTable {...{ view, planned, rules, own, chosen, choose }} />
      {chosen !== null && (
        <ChosenPlace key={chosen} {...{ view, trying, brought }} place={chosen} />
      )}
      <WhatIf view={view} trying={trying} {...{ keep, choose }} />
      <ByShift
        key={`${shifts} shifts`}
        view={view}
        planned={planned}
        notes={provenance}
        choose={(beat, shift) => choose(beat * shifts + shift)}
      />
      {view.score && <ScoreSection view={view.score} />}
      {result?.table && <TableView table={result.table} generation={state.generation} view={10} />}
    </div>
  );
}
