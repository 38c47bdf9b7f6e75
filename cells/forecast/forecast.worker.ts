import { serveMethod } from "@/cells/serve-method";
import type { Added } from "./add-up";
import type { SeriesForecast } from "./compute";
import { forecastTask, type Task } from "./task";

serveMethod<Task, Added | null, SeriesForecast>((task, { emit }) => forecastTask(task, emit));
