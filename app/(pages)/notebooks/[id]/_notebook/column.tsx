"use client";

import { useCallback, useRef } from "react";
import { Building2, FilePlus, Plus } from "lucide-react";
import { useSessionState } from "@/cells/context";
import { Button } from "@/lib/ui/button";
import { CellItem } from "./cell-item";
import { DataOffers } from "./data-offers";
import { InsertLine } from "./insert-line";
import { usePage } from "./page-store";
import { texts } from "./texts";
import { useDrag } from "./use-drag";
import { useWorkplace } from "./workplace";

/** The cells in the order of the document. */
export function Column() {
  const order = useSessionState((state) => state.document.order);
  const list = useRef<HTMLDivElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const startDrag = useDrag(list, mark);
  const keepFrames = useCallback((element: HTMLDivElement | null) => {
    list.current = element;
    if (element) moveInPlace(element);
  }, []);
  return (
    <main className="min-w-0 grow overflow-y-auto has-[[data-offers]]:scroll-pt-20" data-scroller>
      <div className="mx-auto max-w-[1120px] px-14 pt-6 pb-[40vh]">
        <DataOffers />
        <div ref={keepFrames} className="relative">
          {order.map((id) => (
            <CellItem key={id} id={id} onDrag={startDrag} />
          ))}
        </div>
        <div ref={mark} hidden className="pointer-events-none fixed z-30 h-0.5 bg-accent" />
        {order.length === 0 ? <Empty /> : <InsertLine before={null} />}
      </div>
    </main>
  );
}

/**
 * React moves a cell by inserting its element elsewhere, which would start the script
 * frames inside anew. Browsers that know how keep them alive through the move.
 */
function moveInPlace(list: HTMLElement): void {
  if (!("moveBefore" in list)) return;
  const movable = list as HTMLElement & { moveBefore(node: Node, before: Node | null): void };
  const insertBefore = list.insertBefore.bind(list);
  list.insertBefore = <T extends Node>(node: T, before: Node | null): T => {
    if (node.parentNode !== list) return insertBefore(node, before);
    movable.moveBefore(node, before);
    return node;
  };
  const appendChild = list.appendChild.bind(list);
  list.appendChild = <T extends Node>(node: T): T => {
    if (node.parentNode !== list) return appendChild(node);
    movable.moveBefore(node, null);
    return node;
  };
}

function Empty() {
  const { actions, chooseFiles } = useWorkplace();
  const hasData = useSessionState((state) => Object.keys(state.document.datasets).length > 0);
  const page = usePage();
  return (
    <div className="mx-auto mt-[12vh] max-w-md text-center">
      <h2 className="text-lg font-semibold">{texts.empty.title}</h2>
      <p className="mt-2 text-soft">{texts.empty.dataFirst}</p>
      <p className="mt-1 text-soft">{texts.empty.thenCells}</p>
      <div className="mt-6 flex justify-center gap-2">
        <Button icon={FilePlus} onClick={chooseFiles}>
          {texts.empty.addFile}
        </Button>
        {!hasData && (
          <Button icon={Building2} onClick={() => actions.addSample()}>
            {texts.empty.addSample}
          </Button>
        )}
        <Button
          tone="accent"
          icon={Plus}
          onClick={() => page.set({ overlay: { kind: "insert", index: 0 } })}
        >
          {texts.empty.addCell}
        </Button>
      </div>
      {!hasData && <p className="mt-6 text-xs text-faint">{texts.empty.sampleHelp}</p>}
      <p className="mt-2 text-xs text-faint">{texts.empty.key}</p>
    </div>
  );
}
