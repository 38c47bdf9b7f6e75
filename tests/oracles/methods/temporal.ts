import type { Adapter } from "../case";
import { aoristicAdapter } from "./aoristic";
import { changepointAdapter } from "./changepoint";
import { circularAdapter } from "./circular";
import { controlChartsAdapter } from "./control-charts";
import { earsAdapter } from "./ears";
import { farringtonAdapter } from "./farrington";
import { glmAdapter } from "./glm";
import { mannKendallAdapter } from "./mann-kendall";
import { mstlAdapter } from "./mstl";
import { poissonTestsAdapter } from "./poisson-tests";
import { stlAdapter } from "./stl";

/** Methods about when. */
export const temporalAdapters: readonly Adapter[] = [
  mannKendallAdapter,
  poissonTestsAdapter,
  aoristicAdapter,
  circularAdapter,
  earsAdapter,
  controlChartsAdapter,
  changepointAdapter,
  stlAdapter,
  mstlAdapter,
  glmAdapter,
  farringtonAdapter,
];
