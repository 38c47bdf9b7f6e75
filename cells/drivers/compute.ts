import { outlineNeighbours } from "@/lib/methods/spatial/regression/outline-neighbours";
import { driverReport, type DriverModel, type DriverReport } from "@/lib/methods/explain/drivers";
import { panelOf, type PanelData } from "@/lib/methods/explain/panel";
import type { ReadPanel } from "./read";
import { texts } from "./texts";

export interface DriversInput extends Pick<ReadPanel, "counts" | "outlines" | "traits" | "staff"> {
  series: number;
  perYear: number;
  recent: number;
  calendar: NonNullable<PanelData["calendar"]>;
  model: DriverModel;
  seed: number;
}

export interface Drivers extends DriverReport {
  /** First step that is a row, and whether a year before it was known. */
  from: number;
  hasYear: boolean;
  hasNeighbours: boolean;
}

/** The work of the worker: features of areas by period, both models, what the chosen one leans on. */
export function findDrivers(
  { outlines, model, seed, ...data }: DriversInput,
  progress: (fraction: number | null, words: string) => void = () => undefined,
): Drivers {
  progress(null, texts.neighbours);
  const neighbours = outlines && (outlineNeighbours(outlines)?.weights ?? null);
  progress(null, texts.looking);
  const panel = panelOf({ ...data, ...(neighbours ? { neighbours } : {}) });
  const report = driverReport(panel, model, { seed, progress });
  const { from, hasYear } = panel;
  return { ...report, from, hasYear, hasNeighbours: neighbours !== null };
}
