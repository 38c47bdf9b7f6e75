"use client";

import { Plus } from "lucide-react";
import type { CellId } from "@/lib/notebook/document";
import { usePage } from "./page-store";
import { texts } from "./texts";
import { useActions } from "./workplace";

/** The quiet `+` between cells; `before` is the cell below it, null at the end. */
export function InsertLine({ before }: { before: CellId | null }) {
  const actions = useActions();
  const page = usePage();
  const insert = () => {
    const index = before === null ? actions.order.length : actions.order.indexOf(before);
    page.set({ overlay: { kind: "insert", index } });
  };
  const quiet = before === null ? "opacity-60" : "opacity-0";
  return (
    <div
      className={`group/insert flex h-5 items-center gap-2 ${quiet} transition-opacity focus-within:opacity-100 hover:opacity-100`}
    >
      <span aria-hidden className="h-px grow bg-line" />
      <button
        type="button"
        aria-label={texts.insert.here}
        title={texts.insert.here}
        onClick={insert}
        className="grid size-5 cursor-pointer place-items-center rounded-full border border-line bg-paper text-soft hover:border-accent hover:text-accent"
      >
        <Plus aria-hidden className="size-3.5" />
      </button>
      <span aria-hidden className="h-px grow bg-line" />
    </div>
  );
}
