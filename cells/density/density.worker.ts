import { serveMethod } from "@/cells/serve-method";
import { compute } from "./compute";
import type { DensityInput, DensityOutput } from "./data";

serveMethod<DensityInput, DensityOutput>((input, port) => compute(input, port.progress));
