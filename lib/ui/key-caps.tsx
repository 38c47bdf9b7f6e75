"use client";

import { Fragment, useSyncExternalStore } from "react";
import { texts } from "./texts";

const never = () => () => {};
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** `Mod+Shift+P` or `d d` as little key caps. */
export function KeyCaps({ keys }: { keys: string }) {
  const mac = useSyncExternalStore(never, isMac, () => false);
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {keys.split(" ").map((stroke, index) => (
        <Fragment key={index}>
          {index > 0 && <span className="text-xs text-faint">{texts.shortcuts.then}</span>}
          {capsOf(stroke).map((key) => (
            <kbd
              key={key}
              className="min-w-5 rounded border border-line bg-panel px-1 text-center font-sans text-xs text-soft"
            >
              {capOf(key, mac)}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}

/** A capital letter is typed with Shift, and says so. */
export const capsOf = (stroke: string): string[] =>
  /^[A-Z]$/.test(stroke) ? ["Shift", stroke] : stroke.split("+");

export function capOf(key: string, mac: boolean): string {
  if (key === "Mod") return mac ? texts.keys.ModMac : texts.keys.Mod;
  if (key in texts.keys) return texts.keys[key as keyof typeof texts.keys];
  return key;
}
