import { serveMethod } from "@/cells/serve-method";
import { match, type Match, type MatchInput } from "./compute";

serveMethod<MatchInput, Match>((input, { progress }) => match(input, progress));
