import { serveMethod } from "@/cells/serve-method";
import { aorist, type Aorist, type AoristInput } from "./aorist";

serveMethod<AoristInput, Aorist>((input) => aorist(input));
