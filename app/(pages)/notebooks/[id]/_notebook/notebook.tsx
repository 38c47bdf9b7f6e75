"use client";

import { useEffect, useMemo, useRef } from "react";
import { CellContext, useSessionState } from "@/cells/context";
import { Actions } from "./actions";
import { Column } from "./column";
import { ConflictDialog } from "./conflict";
import { DropZone } from "./drop-zone";
import type { OpenNotebook } from "./opening";
import { Overlays } from "./overlays";
import { PageContext, usePageState } from "./page-store";
import { Rail } from "./rail";
import { SidePanel } from "./side-panel";
import { texts } from "./texts";
import { TopBar } from "./top-bar";
import { useKeys } from "./use-keys";
import { useWorkplace, WorkplaceContext, type Workplace } from "./workplace";

const dataFiles =
  ".csv,.tsv,.tab,.txt,.gz,.zip,.xlsx,.xlsm,.parquet,.arrow,.arrows,.feather,.ipc,.geojson,.json,.ndjson,.jsonl,.dbf";

/** A notebook that is open and running. */
export function Notebook({ notebook }: { notebook: OpenNotebook }) {
  const input = useRef<HTMLInputElement>(null);
  const workplace = useMemo<Workplace>(() => {
    const { id, surroundings, page, autosave, text } = notebook;
    const actions = new Actions(surroundings.session, page);
    return { id, actions, autosave, text, chooseFiles: () => input.current?.click() };
  }, [notebook]);

  return (
    <CellContext value={notebook.surroundings}>
      <PageContext value={notebook.page}>
        <WorkplaceContext value={workplace}>
          <Frame />
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={dataFiles}
            aria-label={texts.rail.addFile}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = "";
              void workplace.actions.addFiles(files);
            }}
          />
        </WorkplaceContext>
      </PageContext>
    </CellContext>
  );
}

function Frame() {
  const workplace = useWorkplace();
  const rail = usePageState((state) => state.rail);
  const title = useSessionState((state) => state.document.title);
  useKeys(workplace);
  useEffect(() => {
    document.title = title || texts.top.untitled;
  }, [title]);
  return (
    <div className="flex h-dvh flex-col">
      <TopBar />
      <div className="flex min-h-0 grow">
        {rail && <Rail />}
        <Column />
        <SidePanel />
      </div>
      <DropZone />
      <Overlays />
      <ConflictDialog />
    </div>
  );
}
