import { Button } from "@/lib/ui/button";
import { texts } from "./texts";
import type { Busy } from "./use-datasets";

/** A file on its way: what is being done, how far it is, and a way out. */
export function BusyLine({ busy }: { busy: Omit<Busy, "stop"> & { stop?: () => void } }) {
  return (
    <div className="mb-4 ml-3 flex items-center gap-4 text-sm" aria-live="polite" data-busy>
      <div className="grow">
        <p>
          <span className="text-ink">{busy.title}</span>{" "}
          <span className="text-soft">{busy.words}</span>
        </p>
        <progress
          aria-label={busy.title}
          className="mt-1 h-1 w-full accent-accent"
          value={busy.fraction ?? undefined}
          max={1}
        />
      </div>
      {busy.stop && <Button onClick={busy.stop}>{texts.stop}</Button>}
    </div>
  );
}
