import type { Adapter } from "../case";
import { crpsAdapter } from "./crps";
import { forecastMetricsAdapter } from "./forecast-metrics";

/** Methods that forecast counts, and their scores. */
export const forecastAdapters: readonly Adapter[] = [forecastMetricsAdapter, crpsAdapter];
