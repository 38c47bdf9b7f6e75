"use client";

import { useEffect, useState } from "react";

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

interface DropHereProps {
  /** What comes of the drop. */
  words: string;
  onFiles(files: File[]): void;
}

/** Files may be dropped anywhere on the page. */
export function DropHere({ words, onFiles }: DropHereProps) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragenter: enter, dragover: enter, dragleave: leave, drop };
    const all = Object.entries(listeners) as [string, (event: Event) => void][];
    for (const [type, listener] of all) window.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of all) window.removeEventListener(type, listener);
    };
  }, [onFiles]);
  if (!over) return null;
  return (
    <div className="fixed inset-0 z-50 grid place-items-center bg-paper/80 p-6">
      <div className="grid size-full place-items-center rounded-lg border-2 border-dashed border-accent">
        <p className="text-xl font-semibold text-accent">{words}</p>
      </div>
    </div>
  );
}
