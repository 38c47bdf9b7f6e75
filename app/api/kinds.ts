/**
 * The fence words of cells/registry.ts, without the pages that come with it: the server
 * reads a notebook's text and shows none of it.
 */
export const knownKinds: readonly string[] = [
  "text",
  "model",
  "quality",
  "sql",
  "script",
  "input",
  "chart",
  "map",
  "areas",
  "grid",
  "density",
  "local-clusters",
  "emerging",
  "distribution",
  "point-pattern",
  "near-repeat",
  "scan",
  "relations",
  "rules",
  "clock",
  "compare",
  "trend",
  "alerts",
  "forecast",
  "place-forecast",
  "risk-terrain",
  "correlates",
  "drivers",
];
