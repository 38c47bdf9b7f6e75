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

/** The bar's place for a place in the content. */
export function placeOfTop(strip: Strip, top: number): ScrollPlace {
  const end = ends(strip);
  const kept = clamp(top, end.top);
  return { top: kept, bar: end.top === 0 ? 0 : (kept / end.top) * end.bar };
}

/** Where the rows stand after the bar has moved to `bar`. */
export function afterScroll(strip: Strip, from: ScrollPlace, bar: number): ScrollPlace {
  const end = ends(strip);
  const kept = clamp(bar, end.bar);
  if (strip.content <= tallest) return { bar, top: kept };
  const moved = kept - from.bar;
  const isLong = Math.abs(moved) > 3 * strip.view;
  const top = isLong ? (kept / end.bar) * end.top : from.top + moved;
  return { bar, top: clamp(top, end.top) };
}

/** The bar has come so near an end that small moves would meet it before the rows do. */
export function mustSettle(strip: Strip, place: ScrollPlace): boolean {
  if (strip.content <= tallest) return false;
  const end = ends(strip);
  const right = placeOfTop(strip, place.top).bar;
  const near = place.bar < strip.view || place.bar > end.bar - strip.view;
  return near && Math.abs(right - place.bar) > 1;
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
