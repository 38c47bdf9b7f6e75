"use client";

import { X } from "lucide-react";
import { Button, IconButton } from "@/lib/ui/button";
import type { OwnTable } from "./own-tables";
import { texts } from "./texts";
import { useActions } from "./workplace";

const words = texts.own;

interface OwnTableOfferProps {
  own: OwnTable;
  /** The uppermost of the strips: its choice stands out. */
  isLeading: boolean;
  onDismiss(): void;
}

/** Cells that read the sample, or nothing, where the analyst has a table of that kind. */
export function OwnTableOffer({ own, isLeading, onDismiss }: OwnTableOfferProps) {
  const actions = useActions();
  return (
    <li
      aria-label={words.label(own)}
      className="flex items-start gap-3 border-b border-line py-2 text-sm"
      data-own-offer={own.name}
    >
      <div className="min-w-0 grow">
        <p>
          {words.what(own)} <span className="text-soft">{words.then(own)}</span>
        </p>
        <Button
          tone={isLeading ? "accent" : "line"}
          className="mt-1.5 h-7 px-2.5"
          onClick={() => actions.readOwn(own)}
        >
          {words.use(own)}
        </Button>
      </div>
      <IconButton small icon={X} label={words.dismiss(own)} onClick={onDismiss} />
    </li>
  );
}
