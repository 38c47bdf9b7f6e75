/** Milliseconds of the one cell of a kind, from Run to done. */
export const timeCell = async (page, kind) => (await timeFirstFigure(page, kind)).all;

/** The same, and until its first figure is drawn: on its first run, as later ones begin with a figure. */
export const timeFirstFigure = (page, kind) =>
  page.evaluate(async (wanted) => {
    const cell = document.querySelector(`[data-kind="${wanted}"]`);
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const from = performance.now();
    let first;
    const look = () => {
      if (cell.querySelector("figure svg")) first ??= performance.now() - from;
      if (cell.dataset.status === "failed") throw new Error(cell.textContent);
      return frame();
    };
    cell.querySelector("button[aria-label^='Run']").click();
    // Run before: it is still done until the click has been heard.
    while (cell.dataset.status === "done") await frame();
    while (cell.dataset.status !== "done") await look();
    const all = performance.now() - from;
    await look();
    return { first, all };
  }, kind);
