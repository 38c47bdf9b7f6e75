/** A line of a program that says what it lacks beside the cell. */
export const comparisonLeftOut = (kept: string, isKept: boolean): string =>
  `// Forecasts with the ${isKept ? "kept" : "refitted"} model; the comparison with ${isKept ? "the refitted one" : `that of ${kept}`} is left out.`;
