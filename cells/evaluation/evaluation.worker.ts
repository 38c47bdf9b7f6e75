import { serveMethod } from "@/cells/serve-method";
import { evaluate, type Evaluated, type EvaluationInput } from "./compute";

serveMethod<EvaluationInput, Evaluated>((input, { progress }) => evaluate(input, progress));
