import { expect, type Page } from "@playwright/test";

/** Collects what a page says went wrong; call the result at the end to see that it was nothing. */
export function watchFaults(page: Page): () => void {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`page: ${error.stack ?? error.message}`));
  page.on("crash", () => faults.push("the page crashed"));
  return () => expect(faults).toEqual([]);
}
