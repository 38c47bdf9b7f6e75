import { serveMethod } from "@/cells/serve-method";
import { makeRoster, type RosterFound, type RosterInput } from "./compute";

serveMethod<RosterInput, RosterFound>((input, { progress }) => makeRoster(input, progress));
