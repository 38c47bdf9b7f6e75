"use client";

import { ShieldCheck } from "lucide-react";
import { useSessionState, useSurroundings } from "@/cells/context";
import { qualitySchema } from "@/cells/quality/params";
import { editParams, readParams } from "@/cells/params";
import { newCellId } from "@/lib/notebook/apply";
import type { CellId } from "@/lib/notebook/document";
import { freeName } from "@/lib/notebook/names";
import { Button } from "@/lib/ui/button";
import type { ModelView } from "./result";
import { texts } from "./texts";

/** Adds a cell that judges the rows and the files they came from; nothing when there is one. */
export function CheckQuality({ id, view }: { id: CellId; view: ModelView }) {
  const { session } = useSurroundings();
  const { name } = view.result;
  const isChecked = useSessionState(({ document }) =>
    document.order.some((other) => {
      const cell = document.cells[other];
      if (cell?.kind !== "quality") return false;
      const read = readParams(qualitySchema, cell.source);
      return read.ok && read.params.data === name;
    }),
  );
  if (isChecked) return null;
  const add = () => {
    const { document } = session.getState();
    const cell = {
      id: newCellId(),
      kind: "quality",
      name: freeName(document, `${name}_quality`),
      options: {},
      source: editParams("", { data: name, raw: [...view.raw] }),
    };
    session.apply({ type: "add-cell", cell, index: document.order.indexOf(id) + 1 });
  };
  return (
    <Button tone="quiet" icon={ShieldCheck} className="-ml-2 h-7 w-fit px-2" onClick={add}>
      {texts.view.checkQuality}
    </Button>
  );
}
