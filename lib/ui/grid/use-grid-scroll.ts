import { useCallback, useEffect, useRef, useState } from "react";
import {
  afterScroll,
  mustSettle,
  placeOfTop,
  rowsInView,
  stripHeight,
  topToShow,
  type ScrollPlace,
  type Strip,
} from "./scroll";

export interface GridScroll {
  /** The scrolling element. */
  attach(element: HTMLElement | null): void;
  onScroll(): void;
  onScrollEnd(): void;
  /** Height of the strip that the bar runs over, in pixels. */
  height: number;
  /** Distance of a row from the top of that strip. */
  yOf(row: number): number;
  first: number;
  end: number;
  /** Rows that fit into the window. */
  page: number;
  left: number;
  width: number;
  showRow(row: number): void;
  /** Brings columns between two pixels into view, right of what is pinned. */
  showAcross(from: number, to: number, pinned: number): void;
}

/** Scrolling over any number of rows of one height. All lengths in pixels. */
export function useGridScroll(rows: number, rowHeight: number, headHeight: number): GridScroll {
  const [element, attach] = useState<HTMLElement | null>(null);
  const [size, setSize] = useState({ height: 0, width: 0 });
  const [place, setPlace] = useState<ScrollPlace & { left: number }>({ bar: 0, top: 0, left: 0 });
  const current = useRef<ScrollPlace>({ bar: 0, top: 0 });
  const strip: Strip = {
    content: rows * rowHeight,
    view: Math.max(0, size.height - headHeight),
  };

  useEffect(() => {
    if (!element) return;
    const measure = () => setSize({ height: element.clientHeight, width: element.clientWidth });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);

  const moveTo = useCallback(
    (next: ScrollPlace) => {
      if (!element) return;
      current.current = next;
      if (Math.abs(element.scrollTop - next.bar) > 0.5) {
        element.scrollTo({ top: next.bar, behavior: "instant" });
        // The browser rounds; the scroll event that follows must not look like a move.
        current.current = { ...next, bar: element.scrollTop };
      }
      setPlace({ ...current.current, left: element.scrollLeft });
    },
    [element],
  );

  const [first, end] = rowsInView(strip, place.top, rowHeight, rows);
  return {
    attach,
    onScroll() {
      if (!element) return;
      const next = afterScroll(strip, current.current, element.scrollTop);
      moveTo(mustSettle(strip, next, false) ? placeOfTop(strip, next.top) : next);
    },
    onScrollEnd() {
      if (mustSettle(strip, current.current, true)) moveTo(placeOfTop(strip, current.current.top));
    },
    height: stripHeight(strip),
    yOf: (row) => row * rowHeight - place.top + place.bar,
    first,
    end,
    page: Math.max(1, Math.floor(strip.view / rowHeight) - 1),
    left: place.left,
    width: size.width,
    showRow(row) {
      const top = topToShow(strip, current.current.top, rowHeight, row);
      if (top !== current.current.top) moveTo(placeOfTop(strip, top));
    },
    showAcross(from, to, pinned) {
      if (!element) return;
      const { scrollLeft, clientWidth } = element;
      if (from - pinned < scrollLeft) element.scrollTo({ left: from - pinned });
      else if (to > scrollLeft + clientWidth) element.scrollTo({ left: to - clientWidth });
    },
  };
}
