import { serveMethod } from "@/cells/serve-method";

import { compute, type Computed, type ComputeInput } from "./compute";
import { texts } from "./texts";

serveMethod<ComputeInput, Computed>((input, { progress }) =>
  compute(input, (fraction) => progress(fraction, texts.testing)),
);
