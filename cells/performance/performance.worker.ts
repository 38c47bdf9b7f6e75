import { serveMethod } from "@/cells/serve-method";
import { perform, type Performance, type PerformanceInput } from "./compute";

serveMethod<PerformanceInput, Performance>((input, { progress }) => perform(input, progress));
