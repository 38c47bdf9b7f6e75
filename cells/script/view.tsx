"use client";

import { useEffect, useMemo, useRef } from "react";
import { useSurroundings } from "@/cells/context";
import type { ViewProps } from "@/cells/kind";
import { analyseScript } from "@/lib/script/analyse";
import { texts } from "./texts";

export interface ScriptResult {
  /** Why some outputs cannot be named in other cells. */
  withheld: readonly string[];
}

/** Where the cell's frame lives. Always on the page: the frame starts when it is seen or needed. */
export function ScriptView({ cell, result }: ViewProps) {
  const { frames } = useSurroundings();
  const place = useRef<HTMLDivElement>(null);
  const view = result?.view as ScriptResult | undefined;
  const library = useMemo(() => analyseScript(cell.source).library, [cell.source]);
  useEffect(() => frames.mount(cell.id, place.current!), [frames, cell.id]);
  return (
    <>
      {library && <p className="text-sm text-faint">{texts.library}</p>}
      <div ref={place} data-script-place={cell.id} />
      {view?.withheld.map((reason) => (
        <p key={reason} className="text-xs text-faint">
          {reason}
        </p>
      ))}
    </>
  );
}
