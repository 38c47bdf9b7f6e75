"use client";

import { useSessionState } from "@/cells/context";
import type { DatasetReference } from "@/lib/notebook/document";
import { texts } from "./texts";
import { useActions } from "./workplace";

/** Which row of its sheet names the columns; another row reads the sheet again. */
export function HeaderRow({ name }: { name: string }) {
  const actions = useActions();
  const row = useSessionState((session) => session.document.datasets[name]?.headerRow);
  if (row === undefined) return null;
  const change = (text: string) => {
    const reference = actions.session.getState().document.datasets[name];
    const headerRow = Number(text);
    const sound = text.trim() !== "" && Number.isInteger(headerRow) && headerRow >= 0;
    if (!reference || !sound || headerRow === reference.headerRow) return;
    // What was noted holds for the row that was taken before.
    const next: DatasetReference = { ...reference, headerRow };
    delete next.notes;
    actions.apply({ type: "put-dataset", name, reference: next });
  };
  return (
    <label className="mb-1 ml-6 flex items-center gap-2 pr-1 text-xs leading-4 text-soft">
      {texts.rail.headerRow}
      <input
        key={row}
        type="number"
        min={0}
        max={1_048_576}
        step={1}
        defaultValue={row}
        title={texts.rail.headerRowHelp}
        onBlur={(event) => change(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && change(event.currentTarget.value)}
        className="h-6 w-14 rounded border border-line bg-paper px-1 text-right text-ink tabular-nums"
      />
    </label>
  );
}
