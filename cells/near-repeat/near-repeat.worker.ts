import { serveMethod } from "@/cells/serve-method";
import { find, type FindInput, type Found } from "./find";

serveMethod<FindInput, Found, Found>((input, { progress, emit }) =>
  find(input, progress, (found) => void emit(found)),
);
