import * as Plot from "@observablehq/plot";

/** What chance alone reaches in 95 and in 99.8 of 100 cases, at a size. */
interface FunnelLimit {
  at: number;
  low95: number;
  high95: number;
  low998: number;
  high998: number;
}

/** The limits of a funnel: the nearer ones dashed. */
export const funnelLimits = (limits: readonly FunnelLimit[]): Plot.Markish[] =>
  (["low95", "high95", "low998", "high998"] as const).map((y) =>
    Plot.line(limits, {
      x: "at",
      y,
      stroke: "var(--soft)",
      clip: true,
      ...(y.endsWith("95") ? { strokeDasharray: "3,3" } : {}),
    }),
  );
