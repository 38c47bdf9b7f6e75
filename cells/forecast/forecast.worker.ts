import { serveMethod } from "@/cells/serve-method";
import { forecastAll, type ForecastInput, type SeriesForecast } from "./compute";

serveMethod<ForecastInput, null, SeriesForecast>((input, { emit }) => forecastAll(input, emit));
