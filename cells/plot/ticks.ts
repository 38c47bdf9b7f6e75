/** No ticks between whole incidents, on an axis that would have some up to `below`. */
export const wholeTicks = (top: number, below = 6) =>
  top < below
    ? { ticks: Array.from({ length: Math.ceil(top) + 1 }, (_, i) => i), tickFormat: "d" }
    : {};

/** The axis of counts, from 0 to a little over `top`. */
export const countAxis = (label: string, top: number, reach = 1.06) => ({
  domain: [0, top * reach],
  label,
  labelArrow: "none" as const,
  grid: true,
  ...wholeTicks(top),
});

/** Room beside that axis for its largest number. */
export const countRoom = (top: number, scale: number) =>
  (18 + 7.5 * Math.max(2, Math.round(top).toLocaleString("en-GB").length)) * scale;
