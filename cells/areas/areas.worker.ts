import { serveWork } from "@/lib/work/serve";
import { place, type Placed, type PlaceInput } from "./place";

serveWork<PlaceInput, Placed>(async (input, port) => place(input, port.progress));
