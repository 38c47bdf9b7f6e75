"use client";

import { useState, useSyncExternalStore } from "react";
import { readNotebook } from "@/lib/notebook/format";
import { kindNames } from "@/cells/registry";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { showToast } from "@/lib/ui/toast";
import { reasonOf } from "./actions";
import { download } from "./download";
import { createNotebook } from "./server";
import { texts } from "./texts";
import { useWorkplace, type Workplace } from "./workplace";

/** Two versions and three ways on; whichever is taken, the other version stays somewhere. */
export function ConflictDialog() {
  const workplace = useWorkplace();
  const { autosave } = workplace;
  const status = useSyncExternalStore(autosave.subscribe, autosave.getStatus, autosave.getStatus);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = (way: (workplace: Workplace) => Promise<void>) => () => {
    setProblem(null);
    way(workplace).catch((error: unknown) => setProblem(texts.conflict.failed(reasonOf(error))));
  };
  return (
    <Dialog
      open={status.kind === "conflict"}
      title={texts.conflict.title}
      description={texts.conflict.body}
    >
      <div className="flex flex-col gap-3">
        <Choice
          label={texts.conflict.copy}
          help={texts.conflict.copyHelp}
          onClick={choose(keepCopy)}
        />
        <Choice
          label={texts.conflict.theirs}
          help={texts.conflict.theirsHelp}
          onClick={choose(takeTheirs)}
        />
        <Choice
          label={texts.conflict.mine}
          help={texts.conflict.mineHelp}
          onClick={choose(({ autosave }) => autosave.saveOverTheirs())}
        />
        {problem && (
          <p role="alert" className="text-sm text-bad">
            {problem}
          </p>
        )}
        <button
          type="button"
          className="cursor-pointer self-start text-sm text-accent hover:underline"
          onClick={() => download(`${titleOf(workplace)}.md`, workplace.text())}
        >
          {texts.conflict.download}
        </button>
      </div>
    </Dialog>
  );
}

function Choice(props: { label: string; help: string; onClick(): void }) {
  return (
    <div>
      <Button className="w-full justify-start" onClick={props.onClick}>
        {props.label}
      </Button>
      <p className="mt-1 text-sm text-soft">{props.help}</p>
    </div>
  );
}

const titleOf = ({ actions }: Workplace): string => actions.session.getState().document.title;

async function keepCopy(workplace: Workplace): Promise<void> {
  const title = texts.conflict.copyTitle(titleOf(workplace));
  const copy = await createNotebook(workplace.text(), title);
  showTheirs(workplace, "safe elsewhere");
  showToast({
    tone: "plain",
    text: texts.conflict.copied(copy.title),
    action: {
      label: texts.conflict.openCopy,
      run: () => window.open(`/notebooks/${copy.id}`, "_blank", "noopener"),
    },
  });
}

async function takeTheirs(workplace: Workplace): Promise<void> {
  showTheirs(workplace, "put aside");
  showToast({ tone: "plain", text: texts.conflict.tookTheirs });
}

/** Throws, and changes nothing, when theirs cannot be read or mine cannot be kept. */
function showTheirs({ autosave, actions }: Workplace, mine: "put aside" | "safe elsewhere"): void {
  const status = autosave.getStatus();
  if (status.kind !== "conflict") return;
  const { text, revision } = status.theirs;
  const read = readNotebook(text, kindNames);
  if (!read.ok) throw new Error(texts.revisions.unreadable(revision));
  if (!autosave.takeTheirs(mine)) throw new Error(texts.conflict.noRoom);
  actions.session.apply({ type: "replace-document", document: read.document });
}
