import { serveMethod } from "@/cells/serve-method";
import { answeredBy, type Sectors, type SectorsInput } from "./sectors";

serveMethod<SectorsInput, Sectors>((input) => answeredBy(input));
