"use client";

import { X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "@/lib/ui/button";
import { withLimit } from "./limits";
import type { Ground, Rules } from "./rules";
import { texts } from "./texts";

const { limits: words } = texts.view;

interface LimitsListProps {
  ground: Ground;
  rules: Rules;
  change(changes: Partial<Rules>): void;
  choose(place: number): void;
}

/** Beats with limits of their own; each leads to where it is changed. */
export function LimitsList({ ground, rules, change, choose }: LimitsListProps) {
  const list = useRef<HTMLElement>(null);
  const { limits = [] } = rules;
  const placeOf = (beat: string, shift: string | undefined) =>
    ground.beatNames.indexOf(beat) * ground.shiftNames.length +
    (shift === undefined ? 0 : ground.shiftNames.indexOf(shift));
  return (
    <section ref={list} tabIndex={-1} aria-label={words.title} data-limits>
      <h4 className="text-soft">{words.title}</h4>
      {limits.length === 0 && <p className="text-xs text-faint">{words.none}</p>}
      <ul className="max-h-60 overflow-y-auto">
        {limits.map(({ beat, shift, least, most }, at) => {
          const limit = words.one(texts.limits.place(beat, shift), least, most);
          return (
            <li key={`${beat} ${shift} ${at}`} className="flex items-center gap-2">
              <button
                type="button"
                className="cursor-pointer text-left hover:underline"
                onClick={() => choose(placeOf(beat, shift))}
              >
                {limit}
              </button>
              <IconButton
                small
                icon={X}
                label={words.remove(limit)}
                onClick={() => {
                  change({ limits: withLimit(rules, { beat, shift }) });
                  list.current?.focus();
                }}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
