import { serveMethod } from "@/cells/serve-method";
import { mine, type Mined, type MineInput } from "./mine";

serveMethod<MineInput, Mined>((input, port) => mine(input, port.progress));
