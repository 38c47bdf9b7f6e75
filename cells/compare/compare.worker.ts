import { serveMethod } from "@/cells/serve-method";
import type { ComparedCounts } from "@/lib/methods/temporal/compare-periods";
import { compute, type ComputeInput } from "./compute";
import { texts } from "./texts";

serveMethod<ComputeInput, ComparedCounts>((input, { progress }) =>
  compute(input, (fraction) => progress(fraction, texts.testing)),
);
