import type { Adapter } from "../case";
import { associationRules } from "./association-rules";
import { clq } from "./clq";
import { knox } from "./knox";
import { crossK } from "./cross-k";
import { emergingAdapter } from "./emerging-hot-spots";
import { fdrAdapter } from "./fdr";
import { getisOrdAdapter } from "./getis-ord";
import { mannKendallAdapter } from "./mann-kendall";
import { moranAdapter } from "./moran";
import { dbscanAdapter, hdbscanAdapter } from "./clusters";
import { concentrationAdapter } from "./concentration";
import { nearestNeighbourAdapter } from "./nearest-neighbour";
import { ratesAdapter } from "./rates-funnel-eb";
import { ellipseAdapter } from "./standard-deviational-ellipse";

/** Every method that has reference answers, one file each. */
export const adapters: readonly Adapter[] = [
  associationRules,
  clq,
  crossK,
  knox,
  emergingAdapter,
  fdrAdapter,
  getisOrdAdapter,
  mannKendallAdapter,
  moranAdapter,
  dbscanAdapter,
  hdbscanAdapter,
  concentrationAdapter,
  nearestNeighbourAdapter,
  ratesAdapter,
  ellipseAdapter,
];
