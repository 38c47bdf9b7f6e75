import { serveMethod } from "@/cells/serve-method";
import type { SeriesForecast } from "./compute";
import { forecastTask, type Answer, type Task } from "./task";

serveMethod<Task, Answer, SeriesForecast>((task, { emit }) => forecastTask(task, emit));
