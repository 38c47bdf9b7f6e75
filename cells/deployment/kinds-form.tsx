"use client";

import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/lib/ui/button";
import { KindFields } from "./kind-fields";
import { newKind, type Kind } from "./kinds";
import { mostKinds } from "./params";
import type { SupplyProps } from "./supply";
import { texts } from "./texts";
import { officerWords } from "./units";

const { kinds: words } = texts.view;

/** Kinds of unit, each with its units by shift, its officers and where it may work. */
export function KindsForm({ view: { ground }, rules, change }: SupplyProps) {
  const kinds = rules.kinds ?? [];
  const form = useRef<HTMLElement>(null);
  const [added, setAdded] = useState(-1);
  const set = (at: number, kind: Kind) => change({ kinds: kinds.with(at, kind) });
  const add = () => {
    change({ kinds: [...kinds, newKind(kinds, ground.shiftNames)] });
    setAdded(kinds.length);
  };
  const remove = (at: number) => {
    change({ kinds: kinds.filter((_, each) => each !== at) });
    setAdded(-1);
    // The button that was pressed is gone, or is that of the next kind.
    form.current?.focus();
  };
  const officers = officerWords(ground, rules);
  return (
    <section
      ref={form}
      tabIndex={-1}
      aria-label={words.title}
      className="flex flex-col gap-3"
      data-kinds
    >
      {kinds.map((kind, at) => (
        <KindFields
          key={at}
          {...{ ground, rules, kind }}
          number={at + 1}
          takesFocus={at === added}
          set={(next) => set(at, next)}
          remove={kinds.length > 1 ? () => remove(at) : null}
        />
      ))}
      <div>
        <Button icon={Plus} disabled={kinds.length >= mostKinds} onClick={add}>
          {words.add}
        </Button>
      </div>
      <p className="max-w-prose text-xs text-faint">
        {words.hint}
        {officers && ` ${officers}.`}
      </p>
    </section>
  );
}
