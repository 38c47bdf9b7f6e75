"use client";

import { useMemo, useState } from "react";
import { Chooser } from "@/cells/plot/chooser";
import { SpatialFigure } from "@/cells/spatial/lazy";
import type { Planned } from "./compute";
import { mapOf } from "./map";
import { texts } from "./texts";
import type { DeploymentView } from "./view-data";

interface ByShiftProps {
  view: DeploymentView;
  planned: Planned;
  notes: readonly string[];
  choose(beat: number, shift: number): void;
}

/** What changes where, shift by shift. */
export function ByShift({ view, planned, notes, choose }: ByShiftProps) {
  const { shiftNames } = view.ground;
  const [shift, setShift] = useState(() => shiftNames.length - 1);
  const map = useMemo(() => mapOf(view, planned, shift), [view, planned, shift]);
  if (!map) return null;
  return (
    <div className="flex flex-col gap-2">
      {shiftNames.length > 1 && (
        <Chooser
          label={texts.view.map.shift}
          choices={[
            ...shiftNames.map((title, value) => ({ value, title })),
            { value: -1, title: texts.view.map.all },
          ]}
          chosen={shift}
          choose={setShift}
        />
      )}
      <SpatialFigure
        view={map}
        notes={notes}
        onPick={(layer, beat) => layer === 0 && choose(beat, Math.max(0, shift))}
      />
    </div>
  );
}
