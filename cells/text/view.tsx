"use client";

import { useLayoutEffect, useRef } from "react";
import type { ViewProps } from "../kind";
import { toHtml } from "./markdown";
import { sanitize } from "./sanitize";
import { texts } from "./texts";
import "./text.css";

export interface TextView {
  /** Values and few-row tables by name; a name that is missing here is unknown. */
  names: Record<string, unknown>;
}

/** Draws what is written now with the values of the last run, so that typing shows at once. */
export function View({ cell, result }: ViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const names = (result?.view as TextView | undefined)?.names;
  useLayoutEffect(() => {
    const lookup =
      names && ((name: string) => (Object.hasOwn(names, name) ? names[name] : undefined));
    const view = window as Window & typeof globalThis;
    place.current?.replaceChildren(sanitize(toHtml(cell.source, lookup ?? null), view));
  }, [cell.source, names]);
  if (cell.source.trim() === "") return <p className="text-faint">{texts.empty}</p>;
  return <div ref={place} className="text-cell" />;
}
