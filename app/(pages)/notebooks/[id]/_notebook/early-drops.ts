interface EarlyDrops {
  files: File[];
  stop(): void;
}

declare global {
  interface Window {
    beatbookDrops?: EarlyDrops;
  }
}

/**
 * Runs with the first bytes of the page: keeps files that are dropped before the notebook is open,
 * where the browser would leave the page for the file.
 */
export const earlyDropsScript = `(() => {
  const files = [];
  const over = (event) => { if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); };
  const drop = (event) => { over(event); files.push(...(event.dataTransfer?.files ?? [])); };
  addEventListener("dragover", over);
  addEventListener("drop", drop);
  window.beatbookDrops = { files, stop() { removeEventListener("dragover", over); removeEventListener("drop", drop); } };
})();`;

/** The files that were dropped so far, once; from now on the page's own listeners take them. */
export function takeEarlyDrops(): File[] {
  const early = window.beatbookDrops;
  delete window.beatbookDrops;
  early?.stop();
  return early?.files ?? [];
}
