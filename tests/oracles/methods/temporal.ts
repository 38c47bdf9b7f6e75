import { mannKendallAdapter } from "./mann-kendall";
import { poissonTestsAdapter } from "./poisson-tests";

/** Methods about when. */
export const temporalAdapters = [mannKendallAdapter, poissonTestsAdapter];
