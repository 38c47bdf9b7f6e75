import { serveMethod } from "@/cells/serve-method";
import { planOf, type Planned, type TryInput } from "./compute";

serveMethod<TryInput, Planned>(({ harm, seed, ...rest }, { progress }) =>
  planOf(harm, rest, { seed, progress }),
);
