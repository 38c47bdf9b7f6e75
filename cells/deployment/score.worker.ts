import { serveMethod } from "@/cells/serve-method";
import { tryOnPast, type ScoreInput, type Tried } from "./score";

serveMethod<ScoreInput, Tried, never>((input, { progress }) => tryOnPast(input, progress));
