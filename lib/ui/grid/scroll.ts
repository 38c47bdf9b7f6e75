/**
 * A table of millions of rows is taller than a browser can lay out, so beyond a limit the
 * scrollbar runs over a shorter strip. Small moves (wheel, keys) go pixel by pixel, long
 * ones (dragging the bar) in proportion; between moves the bar is put where it belongs.
 */

/** All in pixels. */
export interface Strip {
  /** Height of all rows. */
  content: number;
  /** Height of the window onto them. */
  view: number;
}

export interface ScrollPlace {
  /** Where the bar stands: scrollTop of the element. */
  bar: number;
  /** Where the rows stand: pixels of content above the window. */
  top: number;
}

/** Browsers stop at 17 to 33 million, less when zoomed in. */
export const tallest = 8_000_000;

export function stripHeight({ content }: Strip): number {
  return Math.min(content, tallest);
}

function ends(strip: Strip): { bar: number; top: number } {
  return {
    bar: Math.max(0, stripHeight(strip) - strip.view),
    top: Math.max(0, strip.content - strip.view),
  };
}

const clamp = (value: number, highest: number) => Math.max(0, Math.min(value, highest));

/** Near its ends the bar moves pixel by pixel with the rows, so that small moves arrive there. */
function endZone(strip: Strip): number {
  return Math.min(4 * strip.view, ends(strip).bar / 4);
}

/** The bar's place for a place in the content. */
export function placeOfTop(strip: Strip, top: number): ScrollPlace {
  const end = ends(strip);
  const zone = endZone(strip);
  const kept = clamp(top, end.top);
  if (kept <= zone || end.top === end.bar) return { top: kept, bar: kept };
  if (kept >= end.top - zone) return { top: kept, bar: end.bar - (end.top - kept) };
  const part = (kept - zone) / (end.top - 2 * zone);
  return { top: kept, bar: zone + part * (end.bar - 2 * zone) };
}

function topOfBar(strip: Strip, bar: number): number {
  const end = ends(strip);
  const zone = endZone(strip);
  if (bar <= zone) return bar;
  if (bar >= end.bar - zone) return end.top - (end.bar - bar);
  return zone + ((bar - zone) / (end.bar - 2 * zone)) * (end.top - 2 * zone);
}

/** Where the rows stand after the bar has moved to `bar`. */
export function afterScroll(strip: Strip, from: ScrollPlace, bar: number): ScrollPlace {
  const end = ends(strip);
  const kept = clamp(bar, end.bar);
  if (strip.content <= tallest) return { bar, top: kept };
  const moved = kept - from.bar;
  const isLong = Math.abs(moved) > 3 * strip.view;
  return { bar, top: clamp(isLong ? topOfBar(strip, kept) : from.top + moved, end.top) };
}

/** A bar this far from where it belongs looks wrong, in pixels. */
const visibleDrift = 20_000;

/**
 * Must the bar be put where it belongs? Near an end always, or small moves would meet the end
 * before the rows do; elsewhere only when the reader has stopped and would see it.
 */
export function mustSettle(strip: Strip, place: ScrollPlace, hasStopped: boolean): boolean {
  if (strip.content <= tallest) return false;
  const end = ends(strip);
  const drift = Math.abs(placeOfTop(strip, place.top).bar - place.bar);
  const near = place.bar < strip.view || place.bar > end.bar - strip.view;
  return near ? drift > 1 : hasStopped && drift > visibleDrift;
}

/** First and one past the last row that can be seen, even in part. */
export function rowsInView(
  strip: Strip,
  top: number,
  rowHeight: number,
  rows: number,
): [first: number, end: number] {
  const first = Math.floor(top / rowHeight);
  const end = Math.ceil((top + strip.view) / rowHeight);
  return [clamp(first, rows), clamp(end, rows)];
}

/** The nearest place at which the row can be seen whole. */
export function topToShow(strip: Strip, top: number, rowHeight: number, row: number): number {
  const above = row * rowHeight;
  const below = above + rowHeight - strip.view;
  if (top > above) return above;
  return top < below ? below : top;
}
