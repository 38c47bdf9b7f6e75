/** Milliseconds of the one cell of a kind, from Run to done. */
export const timeCell = (page, kind) =>
  page.evaluate(async (wanted) => {
    const cell = document.querySelector(`[data-kind="${wanted}"]`);
    const from = performance.now();
    cell.querySelector("button[aria-label^='Run']").click();
    while (cell.dataset.status !== "done") {
      if (cell.dataset.status === "failed") throw new Error(cell.textContent);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - from;
  }, kind);
