"use client";

import { useEffect, useState } from "react";
import { takeHandedFiles } from "@/app/(pages)/handed-files";
import { takeEarlyDrops } from "./early-drops";
import { texts } from "./texts";
import { useWorkplace } from "./workplace";

/** Files may be dropped anywhere; the overlay also keeps frames from taking them. */
export function DropZone() {
  const { id, actions } = useWorkplace();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files");
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      void actions.addFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragover", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    void actions.addFiles([...takeHandedFiles(id), ...takeEarlyDrops()]);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragover", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [id, actions]);

  if (!over) return null;
  return (
    <div className="fixed inset-0 z-50 grid place-items-center bg-paper/80 p-6">
      <div className="grid size-full place-items-center rounded-lg border-2 border-dashed border-accent text-center">
        <div>
          <p className="text-xl font-semibold text-accent">{texts.files.drop}</p>
          <p className="mt-1 text-soft">{texts.files.dropHelp}</p>
        </div>
      </div>
    </div>
  );
}
