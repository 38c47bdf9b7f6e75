/** No ticks between whole incidents. */
export const wholeTicks = (top: number) =>
  top < 6
    ? { ticks: Array.from({ length: Math.ceil(top) + 1 }, (_, i) => i), tickFormat: "d" }
    : {};
