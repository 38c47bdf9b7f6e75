/** Milliseconds of the one cell of a kind, from Run to done. */
export const timeCell = (page, kind) =>
  page.evaluate(async (wanted) => {
    const cell = document.querySelector(`[data-kind="${wanted}"]`);
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const from = performance.now();
    cell.querySelector("button[aria-label^='Run']").click();
    // Run before: it is still done until the click has been heard.
    while (cell.dataset.status === "done") await frame();
    while (cell.dataset.status !== "done") {
      if (cell.dataset.status === "failed") throw new Error(cell.textContent);
      await frame();
    }
    return performance.now() - from;
  }, kind);
