import { serveMethod } from "@/cells/serve-method";
import { correlate, type Correlates, type CorrelatesInput } from "./compute";

serveMethod<CorrelatesInput, Correlates>((input, { progress }) => correlate(input, progress));
