import inputsStyle from "@observablehq/inputs/dist/index.css";
import type { FrameTheme } from "../messages";

const fonts = `system-ui, "Noto Sans", "Noto Sans Kannada", sans-serif`;

const base = `
  html { font: calc(15px * var(--scale, 1)) / 1.5 ${fonts}; }
  body { margin: 0; background: var(--paper); color: var(--ink); font-variant-numeric: tabular-nums;
    --plot-background: var(--paper); }
  #output { display: flow-root; padding: 1px 0; }
  #output > div > * { margin: 0 0 8px; }
  figure { margin: 0; }
  svg { max-width: 100%; }
  svg[class^="plot-"] { font-size: calc(11.5px * var(--scale, 1)); font-family: inherit; overflow: visible; }
  a { color: var(--accent); }
  form { font: inherit; }
  input, select, button, textarea { font: inherit; color: var(--ink); background: var(--paper);
    border: 1px solid var(--line); border-radius: 3px; accent-color: var(--accent); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
  .value { font: 0.9em / 1.5 ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap;
    overflow-wrap: anywhere; max-height: 320px; overflow: auto; }
  .rows { border-collapse: collapse; font-size: 0.9em; }
  .rows th, .rows td { padding: 2px 12px 2px 0; border-bottom: 1px solid var(--line); text-align: left; }
  .rows .number { text-align: right; }
  .rows th, .note { color: var(--soft); font-weight: 500; }
  .fault { color: var(--bad); }
  @media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
`;

/** The look of the page, and of the standard inputs, inside the frame. */
export function installStyle(): void {
  const style = document.createElement("style");
  style.textContent = `${inputsStyle}\n${base}`;
  document.head.append(style);
}

export function applyTheme(theme: FrameTheme): void {
  const root = document.documentElement;
  root.dataset.theme = theme.name;
  root.style.colorScheme = theme.name === "dark" ? "dark" : "light";
  for (const [name, value] of Object.entries(theme.colours))
    root.style.setProperty(`--${name}`, value);
  root.style.setProperty("--scale", String(theme.scale));
}
