import { serveWork } from "@/lib/work/serve";
import { cut, type Cut, type CutInput } from "./cut";

serveWork<CutInput, Cut>(async (input, port) => cut(input, port.progress));
