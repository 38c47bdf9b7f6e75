import { serveMethod } from "@/cells/serve-method";
import { distribute, type Distributed, type DistributeInput } from "./distribute";

serveMethod<DistributeInput, Distributed>((input) => distribute(input));
