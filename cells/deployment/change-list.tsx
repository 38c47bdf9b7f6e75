"use client";

import { useState } from "react";
import { quietButton } from "@/lib/ui/grid/csv-download";
import type { Planned } from "./compute";
import { changedPlaces } from "./changed";
import { reasonOf } from "./reasons";
import { texts } from "./texts";
import { nowOf, type DeploymentView } from "./view-data";

const first = 8;

interface ChangeListProps {
  view: DeploymentView;
  planned: Planned;
  /** The station shown, -1 for all. */
  own: number;
  choose(place: number): void;
}

/** Every beat and shift that gains or loses, with its reason: left alone first, then the largest gains. */
export function ChangeList({ view, planned, own, choose }: ChangeListProps) {
  const [showsAll, setShowsAll] = useState(false);
  const { ground, basis } = view;
  const { plan, problem } = planned;
  const now = nowOf(planned);
  const shifts = ground.shiftNames.length;
  const places = changedPlaces(planned, ground.alone).filter(
    (place) => own === -1 || ground.station[Math.floor(place / shifts)] === own,
  );
  const shown = showsAll ? places : places.slice(0, first);
  const { changes } = texts.view;
  return (
    <section aria-label={changes.title} className="text-sm" data-changes>
      <h3 className="text-soft">{changes.title}</h3>
      {places.length === 0 && <p>{changes.none}</p>}
      <ul className={showsAll ? "max-h-96 overflow-y-auto" : ""}>
        {shown.map((place) => (
          <li key={place} className="border-t border-line py-1.5">
            <button
              type="button"
              className="cursor-pointer text-left font-semibold hover:underline"
              onClick={() => choose(place)}
            >
              {changes.head(
                plan.turns[place]! - now[place]!,
                ground.shiftNames[place % shifts]!,
                ground.beatNames[Math.floor(place / shifts)]!,
              )}
            </button>
            : {reasonOf(basis, { problem, plan, now }, place)}.
          </li>
        ))}
      </ul>
      {places.length > first && (
        <button type="button" className={quietButton} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? changes.fewer : changes.more(places.length - first)}
        </button>
      )}
    </section>
  );
}
