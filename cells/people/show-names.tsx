"use client";

import { Lock, LockOpen } from "lucide-react";
import { useState } from "react";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { showNames, useNamesShown } from "./shown";
import { texts } from "./texts";

/** Below a table of people: shows their names after a question, hides them again without one. */
export function ShowNames() {
  const areShown = useNamesShown();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const Icon = areShown ? LockOpen : Lock;
  return (
    <span
      className="inline-flex items-center gap-1 whitespace-nowrap"
      data-names={areShown ? "shown" : "hidden"}
    >
      <Icon aria-hidden className="size-3" />
      {areShown && <span className="text-warn">{texts.shown}</span>}
      <button
        type="button"
        className="cursor-pointer text-accent hover:underline"
        onClick={() => (areShown ? showNames(false) : setAsking(true))}
      >
        {areShown ? texts.hide : texts.show}
      </button>
      <Dialog
        open={isAsking}
        title={texts.confirm.title}
        description={texts.confirm.description}
        onClose={close}
      >
        <ul className="list-disc space-y-1 pl-5 text-sm">
          {texts.confirm.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={close}>{texts.confirm.cancel}</Button>
          <Button
            tone="accent"
            onClick={() => {
              showNames(true);
              close();
            }}
          >
            {texts.confirm.show}
          </Button>
        </div>
      </Dialog>
    </span>
  );
}
