/** The page's theme as it stands on <html data-theme>: `light` when nothing is said. */
export function pageTheme(): string {
  return document.documentElement.dataset.theme ?? "light";
}

/** Factor by which the theme enlarges everything: 1, or more on a projector. */
export function pageScale(): number {
  const said = getComputedStyle(document.documentElement).getPropertyValue("--scale");
  return Number.parseFloat(said) || 1;
}

/** Calls back after each change of theme. Returns the end of it. */
export function onPageTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
