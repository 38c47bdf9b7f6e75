"use client";

import { useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { FileUp } from "lucide-react";
import { Button } from "@/lib/ui/button";
import { Dialog } from "@/lib/ui/dialog";
import { showToast } from "@/lib/ui/toast";
import { type FailedImport, importNotebook, isFailed } from "./import";
import { texts } from "./texts";
import { titleOf } from "./use-library";

/** Chooses a notebook file and brings it in; what is wrong with one is shown line by line. */
export function ImportButton({ onImported }: { onImported(): void }) {
  const input = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState<FailedImport | null>(null);
  const router = useRouter();

  const bringIn = async (file: File) => {
    const result = await importNotebook(file);
    if (isFailed(result)) return setFailed(result);
    onImported();
    showToast({
      tone: "plain",
      text: texts.wasImported(titleOf(result)),
      action: { label: texts.open, run: () => router.push(`/notebooks/${result.id}`) },
    });
  };

  return (
    <>
      <Button icon={FileUp} onClick={() => input.current?.click()}>
        {texts.import}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={texts.import}
        accept=".md,.markdown,text/markdown"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file can be chosen again once it is mended.
          event.currentTarget.value = "";
          if (file) void bringIn(file);
        }}
      />
      <Dialog
        open={failed !== null}
        title={texts.importing.failed(failed?.file ?? "")}
        description={failed?.errors.length ? texts.importing.nothingSaved : failed?.message}
        onClose={() => setFailed(null)}
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
