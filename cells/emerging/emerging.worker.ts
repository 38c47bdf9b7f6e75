import { serveMethod } from "@/cells/serve-method";
import { findEmerging, type EmergingInput, type Found } from "./emerge";

serveMethod<EmergingInput, Found>((input, port) => findEmerging(input, port.progress));
