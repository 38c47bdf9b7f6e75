import { serveMethod } from "@/cells/serve-method";
import { find, type FindInput, type Found } from "./find";

serveMethod<FindInput, Found>((input, { progress }) => find(input, progress));
