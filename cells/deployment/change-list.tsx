"use client";

import { Fragment, useState, type ReactNode } from "react";
import { quietButton } from "@/lib/ui/grid/csv-download";
import { changeGroups } from "./change-groups";
import type { Planned } from "./compute";
import { texts } from "./texts";
import type { DeploymentView } from "./view-data";

const first = 8;
const mostNamed = 12;

interface ChangeListProps {
  view: DeploymentView;
  planned: Planned;
  /** The station shown, -1 for all. */
  own: number;
  choose(place: number): void;
}

/** Every beat and shift that gains or loses, with its reason: left alone first, then the largest changes. */
export function ChangeList({ view, planned, own, choose }: ChangeListProps) {
  const [showsAll, setShowsAll] = useState(false);
  const { ground, basis } = view;
  const shifts = ground.shiftNames.length;
  const groups = changeGroups(
    basis,
    planned,
    (place) => own === -1 || ground.station[Math.floor(place / shifts)] === own,
  );
  const shown = showsAll ? groups : groups.slice(0, first);
  const hidden = groups.slice(first).reduce((sum, { places }) => sum + places.length, 0);
  const { changes } = texts.view;
  const nameOf = (place: number) => ground.beatNames[Math.floor(place / shifts)]!;
  return (
    <section aria-label={changes.title} className="text-sm" data-changes>
      <h3 className="text-soft">{changes.title}</h3>
      {groups.length === 0 && <p>{changes.none}</p>}
      <ul className={showsAll ? "max-h-96 overflow-y-auto" : ""}>
        {shown.map(({ places, change, shift, reason }) => (
          <li key={places[0]} className="border-t border-line py-1.5">
            {places.length === 1 ? (
              <Place place={places[0]!} choose={choose}>
                {changes.head(change, ground.shiftNames[shift]!, nameOf(places[0]!))}
              </Place>
            ) : (
              <>
                <strong className="font-semibold">
                  {changes.head(change, ground.shiftNames[shift]!, changes.eachOf(places.length))}
                </strong>
                {" ("}
                {places.slice(0, mostNamed).map((place, i) => (
                  <Fragment key={place}>
                    {i > 0 && ", "}
                    <Place place={place} choose={choose}>
                      {nameOf(place)}
                    </Place>
                  </Fragment>
                ))}
                {places.length > mostNamed && ` ${changes.moreBeats(places.length - mostNamed)}`})
              </>
            )}
            : {reason}.
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className={quietButton} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? changes.fewer : changes.more(hidden)}
        </button>
      )}
    </section>
  );
}

interface PlaceProps {
  place: number;
  choose(place: number): void;
  children: ReactNode;
}

const Place = ({ place, choose, children }: PlaceProps) => (
  <button
    type="button"
    className="cursor-pointer text-left font-semibold hover:underline"
    onClick={() => choose(place)}
  >
    {children}
  </button>
);
