"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { kindNames } from "@/cells/registry";
import { readNotebook } from "@/lib/notebook/format";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { formatBytes, formatMoment } from "@/lib/ui/format";
import { showToast } from "@/lib/ui/toast";
import { reasonOf } from "./actions";
import { Drafts } from "./drafts";
import { listRevisions, readRevision, type ServerRevision } from "./server";
import { texts } from "./texts";
import { useWorkplace } from "./workplace";

interface Shown {
  revision: number;
  text: string;
}

export function Revisions() {
  const { id, actions, autosave } = useWorkplace();
  const status = useSyncExternalStore(autosave.subscribe, autosave.getStatus, autosave.getStatus);
  const [revisions, setRevisions] = useState<readonly ServerRevision[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const saved = status.kind === "saved";

  useEffect(() => {
    let here = true;
    listRevisions(id).then(
      (list) => here && (setRevisions(list), setProblem(null)),
      (error: unknown) => here && setProblem(texts.revisions.failed(reasonOf(error))),
    );
    return () => void (here = false);
  }, [id, saved]);

  const withText = (revision: number, use: (text: string) => void) => {
    readRevision(id, revision).then(
      ({ text }) => use(text),
      (error: unknown) => showToast({ tone: "bad", text: texts.revisions.failed(reasonOf(error)) }),
    );
  };

  const restore = (revision: number, text: string) => {
    const read = readNotebook(text, kindNames);
    if (!read.ok) {
      showToast({ tone: "bad", text: texts.revisions.unreadable(revision) });
      return;
    }
    actions.apply({ type: "replace-document", document: read.document });
    setShown(null);
    showToast({
      tone: "plain",
      text: texts.revisions.restored(revision),
      action: { label: texts.cell.undo, run: () => actions.session.undo() },
    });
  };

  return (
    <>
      <p className="text-sm text-soft">{texts.revisions.intro}</p>
      {problem && (
        <p role="alert" className="mt-3 text-sm text-bad">
          {problem}
        </p>
      )}
      <ol className="mt-3">
        {revisions.map((entry, index) => (
          <li key={entry.revision} className="border-t border-line py-2 text-sm">
            <div className="flex items-baseline gap-2">
              <span className="w-8 text-right text-faint">{entry.revision}</span>
              <span>{formatMoment(Date.parse(entry.created))}</span>
              <span className="text-xs text-faint">{formatBytes(entry.length)}</span>
              <span className="grow" />
              <button
                type="button"
                className="cursor-pointer text-accent hover:underline"
                onClick={() =>
                  withText(entry.revision, (text) => setShown({ revision: entry.revision, text }))
                }
              >
                {texts.revisions.view}
              </button>
              {index === 0 ? (
                <span className="text-faint">{texts.revisions.current}</span>
              ) : (
                <button
                  type="button"
                  className="cursor-pointer text-accent hover:underline"
                  onClick={() => withText(entry.revision, (text) => restore(entry.revision, text))}
                >
                  {texts.revisions.restore}
                </button>
              )}
            </div>
            {entry.note && <p className="pl-10 text-xs text-faint">{entry.note}</p>}
          </li>
        ))}
      </ol>
      <Drafts />
      <Dialog
        wide
        open={shown !== null}
        onClose={() => setShown(null)}
        title={shown ? texts.revisions.viewTitle(shown.revision) : ""}
      >
        <pre className="font-mono text-xs leading-5 whitespace-pre-wrap">{shown?.text}</pre>
        <Button
          tone="accent"
          className="mt-4"
          onClick={() => shown && restore(shown.revision, shown.text)}
        >
          {texts.revisions.restore}
        </Button>
      </Dialog>
    </>
  );
}
