import { serveMethod } from "@/cells/serve-method";
import { relate, type RelateInput } from "./relate";
import type { Related } from "./view-data";

serveMethod<RelateInput, Related, Related>((input, port) =>
  relate(input, port.progress, (early) => port.emit(early)),
);
