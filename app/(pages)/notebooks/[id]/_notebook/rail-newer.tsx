"use client";

import { useSessionState } from "@/cells/context";
import type { DatasetReference } from "@/lib/notebook/document";
import type { DatasetEntry } from "@/lib/store/datasets";
import { Button } from "@/lib/ui/button";
import { showToast } from "@/lib/ui/toast";
import { useKeptDatasets } from "./kept-datasets";
import { texts } from "./texts";
import { useActions } from "./workplace";

/** The dataset that held the file which the notebook names, and holds a newer one now. */
function newerOf(
  reference: DatasetReference | undefined,
  kept: readonly DatasetEntry[],
): DatasetEntry | undefined {
  const { source, sha256 } = reference ?? {};
  if (source !== "file" || !sha256 || kept.some((entry) => entry.sha256 === sha256)) return;
  return kept.find(({ earlier }) => earlier.some((file) => file.sha256 === sha256));
}

const dayOf = (time: string) =>
  new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** Offers the newer file of a dataset: one step, undone as one. */
export function Newer({ name }: { name: string }) {
  const actions = useActions();
  const reference = useSessionState((session) => session.document.datasets[name]);
  const newer = newerOf(reference, useKeptDatasets());
  if (!newer || !reference) return null;
  const take = () => {
    const { part, headerRow } = reference;
    const { name: file, sha256, about } = newer;
    const table = about?.tables.find((one) => one.part === (part ?? null));
    const rows = table?.rows ?? newer.rows ?? undefined;
    const next: DatasetReference = {
      source: "file",
      file,
      sha256,
      ...(rows !== undefined && { rows }),
      ...(part !== undefined && { part }),
      ...(headerRow !== undefined && { headerRow }),
    };
    if (!actions.apply({ type: "put-dataset", name, reference: next })) return;
    showToast({
      tone: "plain",
      text: texts.rail.tookNewer(name, file),
      action: {
        label: texts.cell.undo,
        run: () => actions.apply({ type: "put-dataset", name, reference }),
      },
    });
  };
  return (
    <div className="mb-2 ml-6 flex items-start gap-2 pr-1 text-xs leading-4 text-soft" data-newer>
      <p className="grow">{texts.rail.newer(dayOf(newer.created))}</p>
      <Button
        className="h-6 shrink-0 px-2 text-xs"
        aria-label={texts.rail.useNewerFor(name)}
        onClick={take}
      >
        {texts.rail.useNewer}
      </Button>
    </div>
  );
}
