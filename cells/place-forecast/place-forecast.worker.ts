import { serveMethod } from "@/cells/serve-method";
import { forecastPlaces, type PlaceFound, type PlaceInput } from "./compute";

serveMethod<PlaceInput, PlaceFound, PlaceFound>((input, port) => forecastPlaces(input, port));
