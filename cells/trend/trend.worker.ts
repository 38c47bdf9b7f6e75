import { serveMethod } from "@/cells/serve-method";
import { computeTrends, type TrendInput, type Trends } from "./compute";

serveMethod<TrendInput, Trends>((input, { progress }) => computeTrends(input, progress));
