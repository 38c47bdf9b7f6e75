import { type RefObject, useLayoutEffect, useState } from "react";

/** How long the reader is told why the map did not zoom, in milliseconds. */
const toldFor = 1_500;

/**
 * Leaves the wheel to the page unless the map is in use: it has the focus, or Ctrl is held.
 * A reader who scrolls through a notebook must not get caught in every map. True for a
 * while after the wheel was left to the page.
 */
export function useWheelFor(place: RefObject<HTMLElement | null>): boolean {
  const [isPassed, setPassed] = useState(false);
  // Before the effect that starts deck.gl: of two listeners on one element the first decides.
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout>;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey || element.contains(document.activeElement)) return;
      event.stopImmediatePropagation();
      setPassed(true);
      clearTimeout(timer);
      timer = setTimeout(setPassed, toldFor, false);
    };
    element.addEventListener("wheel", onWheel, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener("wheel", onWheel, { capture: true });
    };
  }, [place]);
  return isPassed;
}
