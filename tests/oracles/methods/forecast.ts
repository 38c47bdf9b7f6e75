import type { Adapter } from "../case";
import { crostonAdapter } from "./croston";
import { crpsAdapter } from "./crps";
import { etsAdapter } from "./ets";
import { forecastMetricsAdapter } from "./forecast-metrics";
import { m4WeeklyAdapter } from "./m4-weekly";
import { thetaAdapter } from "./theta";

/** Methods that forecast counts, and their scores. */
export const forecastAdapters: readonly Adapter[] = [
  forecastMetricsAdapter,
  crpsAdapter,
  thetaAdapter,
  crostonAdapter,
  etsAdapter,
  m4WeeklyAdapter,
];
