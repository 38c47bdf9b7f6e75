/** No ticks between whole incidents, on an axis that would have some up to `below`. */
export const wholeTicks = (top: number, below = 6) =>
  top < below
    ? { ticks: Array.from({ length: Math.ceil(top) + 1 }, (_, i) => i), tickFormat: "d" }
    : {};
