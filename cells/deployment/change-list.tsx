"use client";

import { reasonOf } from "./reasons";
import { signed, texts } from "./texts";
import { nowOf, type DeploymentView } from "./view-data";

/** Every beat and shift that gains or loses, with its reason, the largest gains first. */
export function ChangeList({ view }: { view: DeploymentView }) {
  const { ground, found, basis } = view;
  const { plan, problem } = found;
  const now = nowOf(found);
  const shifts = ground.shiftNames.length;
  const change = (place: number) => plan.turns[place]! - now[place]!;
  const places = Array.from(now.keys())
    .filter((place) => change(place) !== 0)
    .sort((a, b) => change(b) - change(a) || a - b);
  return (
    <section aria-label={texts.view.changes}>
      <h3 className="mb-1 text-sm text-soft">{texts.view.changes}</h3>
      {places.length === 0 && <p className="text-sm">{texts.view.noChanges}</p>}
      <ul className="max-h-96 overflow-y-auto text-sm">
        {places.map((place) => (
          <li key={place} className="border-b border-line py-1">
            <span className="font-semibold">
              {signed(change(place))} {ground.shiftNames[place % shifts]} ·{" "}
              {ground.beatNames[Math.floor(place / shifts)]}
            </span>
            <span className="text-soft"> {reasonOf(basis, { problem, plan, now }, place)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
