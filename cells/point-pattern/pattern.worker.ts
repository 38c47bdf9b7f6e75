import { serveMethod } from "@/cells/serve-method";
import { describe, type Pattern, type PatternInput } from "./describe";

serveMethod<PatternInput, Pattern>((input, { progress }) => describe(input, progress));
