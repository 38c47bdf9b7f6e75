"use client";

import { useCallback, type PointerEvent, type RefObject } from "react";
import type { CellId } from "@/lib/notebook/document";
import { useActions } from "./workplace";

export type StartDrag = (id: CellId, event: PointerEvent<HTMLElement>) => void;

const edge = 64;
const scrollStep = 14;

/**
 * Moves a cell with the pointer: a line shows where it would stand, nothing else
 * moves until it is let go. Esc leaves everything as it was.
 */
export function useDrag(
  list: RefObject<HTMLElement | null>,
  mark: RefObject<HTMLElement | null>,
): StartDrag {
  const actions = useActions();
  return useCallback(
    (id, down) => {
      const handle = down.currentTarget;
      const column = list.current;
      const line = mark.current;
      if (down.button !== 0 || !column || !line) return;
      handle.setPointerCapture(down.pointerId);
      const scroller = column.closest("[data-scroller]");
      let gap: number | null = null;

      const move = (event: globalThis.PointerEvent) => {
        if (gap === null && Math.abs(event.clientY - down.clientY) < 4) return;
        if (scroller) {
          const { top, bottom } = scroller.getBoundingClientRect();
          if (event.clientY < top + edge) scroller.scrollBy(0, -scrollStep);
          if (event.clientY > bottom - edge) scroller.scrollBy(0, scrollStep);
        }
        gap = showGap(column, line, event.clientY);
      };
      const end = (take: boolean) => {
        handle.removeEventListener("pointermove", move);
        handle.removeEventListener("pointerup", drop);
        handle.removeEventListener("pointercancel", cancel);
        window.removeEventListener("keydown", escape, true);
        line.hidden = true;
        if (!take || gap === null) return;
        const from = actions.order.indexOf(id);
        actions.move(id, gap > from ? gap - 1 : gap);
      };
      const drop = () => end(true);
      const cancel = () => end(false);
      const escape = (event: KeyboardEvent) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        end(false);
      };
      handle.addEventListener("pointermove", move);
      handle.addEventListener("pointerup", drop);
      handle.addEventListener("pointercancel", cancel);
      window.addEventListener("keydown", escape, true);
    },
    [actions, list, mark],
  );
}

/** Puts the line into the gap between cells that is nearest to `y`; gap 0 is above the first cell. */
function showGap(column: HTMLElement, line: HTMLElement, y: number): number {
  const boxes = [...column.children].map((item) => item.getBoundingClientRect());
  const below = boxes.findIndex((box) => y < box.top + box.height / 2);
  const gap = below < 0 ? boxes.length : below;
  const box = column.getBoundingClientRect();
  const top = boxes[gap]?.top ?? boxes.at(-1)?.bottom ?? box.top;
  line.hidden = false;
  line.style.top = `${top + 9}px`;
  line.style.left = `${box.left}px`;
  line.style.width = `${box.width}px`;
  return gap;
}
