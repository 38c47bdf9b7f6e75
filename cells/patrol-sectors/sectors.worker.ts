import { serveMethod } from "@/cells/serve-method";
import { makeSectors, type Sectors, type SectorsInput } from "./compute";

serveMethod<SectorsInput, Sectors, Sectors>((input, { progress, emit }) =>
  makeSectors(input, progress, emit),
);
