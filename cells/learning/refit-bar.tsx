"use client";

import type { ReactNode } from "react";
import { editParams } from "@/cells/params";
import type { LearningParams } from "./params";
import { texts } from "./texts";

interface RefitBarProps {
  params: LearningParams;
  /** False where no model of that day could be kept. */
  couldKeep?: boolean;
  /** Last day that the model on the screen was fitted on. */
  asOf: string;
  source: string;
  onChange(source: string): void;
  /** The comparison, where a model is kept. */
  children?: ReactNode;
}

const button = "rounded border border-line px-2 py-0.5 whitespace-nowrap hover:bg-panel";

/** Keeps the model in use and fits anew; each button is one change of the cell's parameters, undone as one. */
export function RefitBar({
  params,
  couldKeep = true,
  asOf,
  source,
  onChange,
  children,
}: RefitBarProps) {
  const { kept, use } = params;
  const set = (changes: Partial<LearningParams>) => onChange(editParams(source, changes));
  const other = use === "kept" ? "refitted" : "kept";
  return (
    <section aria-label={texts.region} className="flex flex-col gap-3" data-learning>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <p className="min-w-64 flex-1 text-soft">
          {kept === undefined ? texts.inUse(asOf) : texts.kept(kept, couldKeep ? use : "none")}
        </p>
        <div className="flex flex-wrap gap-2">
          {kept !== undefined && (
            <>
              <button className={button} onClick={() => set({ use: other })}>
                {texts.use[other]}
              </button>
              <button
                className={button}
                onClick={() => set({ kept: undefined, use: undefined } as Partial<LearningParams>)}
              >
                {texts.forget}
              </button>
            </>
          )}
          {kept !== asOf && (
            <button
              className={button}
              title={texts.refitHint(asOf)}
              onClick={() => set({ kept: asOf })}
            >
              {texts.refit}
            </button>
          )}
        </div>
      </div>
      {children}
    </section>
  );
}
