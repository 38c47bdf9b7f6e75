import type { Adapter } from "../case";
import { arimaAdapter } from "./arima";
import { associationRules } from "./association-rules";
import { clq } from "./clq";
import { kde } from "./kde";
import { kdeBandwidth } from "./kde-bandwidth";
import { kdeDual } from "./kde-dual";
import { knox } from "./knox";
import { crossK } from "./cross-k";
import { dutyMismatchAdapter } from "./duty-mismatch";
import { emergingAdapter } from "./emerging-hot-spots";
import { erlangAdapter } from "./erlang";
import { fdrAdapter } from "./fdr";
import { hotSpotForecastAdapter } from "./hotspot-forecast-portland";
import { hawkesAdapter } from "./hawkes";
import { hypercubeAdapter } from "./hypercube";
import { getisOrdAdapter } from "./getis-ord";
import { forecastAdapters } from "./forecast";
import { temporalAdapters } from "./temporal";
import { moranAdapter } from "./moran";
import { dbscanAdapter, hdbscanAdapter } from "./clusters";
import { concentrationAdapter } from "./concentration";
import { nearestNeighbourAdapter } from "./nearest-neighbour";
import { ratesAdapter } from "./rates-funnel-eb";
import { ellipseAdapter } from "./standard-deviational-ellipse";
import { rtmAdapter } from "./rtm";
import { scan } from "./scan";
import { itsAdapter } from "./its";
import { wddAdapter } from "./wdd";
import { patrolAdapters } from "./patrol";

/** Every method that has reference answers, one file each. */
export const adapters: readonly Adapter[] = [
  arimaAdapter,
  associationRules,
  clq,
  crossK,
  kde,
  kdeBandwidth,
  kdeDual,
  knox,
  dutyMismatchAdapter,
  emergingAdapter,
  erlangAdapter,
  fdrAdapter,
  hawkesAdapter,
  hotSpotForecastAdapter,
  hypercubeAdapter,
  getisOrdAdapter,
  ...temporalAdapters,
  ...forecastAdapters,
  moranAdapter,
  ...patrolAdapters,
  dbscanAdapter,
  hdbscanAdapter,
  concentrationAdapter,
  nearestNeighbourAdapter,
  ratesAdapter,
  ellipseAdapter,
  rtmAdapter,
  scan,
  wddAdapter,
  itsAdapter,
];
