"use client";

import { useEffect, useState } from "react";
import { showNames } from "@/cells/people/shown";
import type { FormatError } from "@/lib/notebook/format";
import { Toasts } from "@/lib/ui/toast";
import { reasonOf } from "./actions";
import { Notebook } from "./notebook";
import { openNotebook, type OpenNotebook } from "./opening";
import type { ServerNotebook } from "./server";
import { texts } from "./texts";
import { Unreadable } from "./unreadable";

type State =
  | { kind: "opening" }
  | { kind: "open"; notebook: OpenNotebook }
  | { kind: "unreadable"; errors: readonly FormatError[] }
  | { kind: "failed"; reason: string };

/** From the text that the server gave to a running notebook. */
export function Workbench({ server }: { server: ServerNotebook }) {
  const [state, setState] = useState<State>({ kind: "opening" });
  useEffect(() => {
    let here = true;
    let opened: OpenNotebook | null = null;
    openNotebook(server).then(
      (opening) => {
        if (!opening.ok) return here && setState({ kind: "unreadable", errors: opening.errors });
        if (!here) return opening.notebook.close();
        opened = opening.notebook;
        setState({ kind: "open", notebook: opened });
      },
      (error: unknown) => here && setState({ kind: "failed", reason: reasonOf(error) }),
    );
    return () => {
      here = false;
      opened?.close();
      showNames(false);
    };
  }, [server]);

  return (
    <>
      {state.kind === "opening" && <p className="p-6 text-sm text-soft">{texts.opening}</p>}
      {state.kind === "failed" && (
        <p role="alert" className="p-6 text-sm text-bad">
          {texts.failedToOpen(state.reason)}
        </p>
      )}
      {state.kind === "unreadable" && <Unreadable server={server} errors={state.errors} />}
      {state.kind === "open" && <Notebook notebook={state.notebook} />}
      <Toasts />
    </>
  );
}
