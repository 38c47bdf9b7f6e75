"use client";

import { useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { FileUp } from "lucide-react";
import { DropHere } from "@/app/(pages)/_lists/drop-here";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { showToast } from "@/lib/ui/toast";
import { type FailedImport, importNotebook, isFailed, sortedFiles } from "./import";
import { texts } from "./texts";
import { type LibraryState, titleOf } from "./use-library";

/**
 * Takes files, chosen or dropped on the page: a notebook is brought in, and what is wrong with one is
 * shown line by line, one after the other; then data goes on into a new notebook, where it is read.
 */
export function ImportButton({ library }: { library: LibraryState }) {
  const input = useRef<HTMLInputElement>(null);
  const [[failed, ...furtherFailed], setFailed] = useState<readonly FailedImport[]>([]);
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const router = useRouter();

  const bringIn = async (file: File): Promise<FailedImport | null> => {
    const result = await importNotebook(file);
    if (isFailed(result)) return result;
    void library.refresh();
    showToast({
      tone: "plain",
      text: texts.wasImported(titleOf(result)),
      action: { label: texts.open, run: () => router.push(`/notebooks/${result.id}`) },
    });
    return null;
  };

  const goOnWith = async (data: readonly File[]) => {
    setWaiting([]);
    if (data.length > 0) await library.create(undefined, data);
  };

  const take = async (files: readonly File[]) => {
    const { notebooks, data } = await sortedFiles(files);
    const refused: FailedImport[] = [];
    for (const file of notebooks) {
      const failure = await bringIn(file);
      if (failure) refused.push(failure);
    }
    if (refused.length === 0) return goOnWith(data);
    setFailed(refused);
    setWaiting(data);
  };

  return (
    <>
      <Button icon={FileUp} onClick={() => input.current?.click()}>
        {texts.import}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={texts.import}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file can be chosen again once it is mended.
          event.currentTarget.value = "";
          void take(files);
        }}
      />
      <DropHere words={texts.drop} onFiles={(files) => void take(files)} />
      <Dialog
        open={failed !== undefined}
        title={texts.importing.failed(failed?.file ?? "")}
        description={failed?.errors.length ? texts.importing.nothingSaved : failed?.message}
        onClose={() => {
          setFailed(furtherFailed);
          if (furtherFailed.length === 0) void goOnWith(waiting);
        }}
      >
        <ul className="text-sm">
          {failed?.errors.map((error, index) => (
            <li key={index} className="flex gap-4 border-t border-line py-2">
              <span className="w-16 shrink-0 text-faint">{texts.importing.line(error.line)}</span>
              <span>{error.message}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
