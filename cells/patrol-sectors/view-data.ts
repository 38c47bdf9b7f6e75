import type { SpatialView } from "@/cells/spatial/drawn";
import type { Sectors } from "./compute";
import type { DeploymentView } from "@/cells/deployment/view-data";
import type { Shift } from "@/lib/methods/patrol/shifts";
import { mapOf } from "./map";
import type { SectorsParams } from "./params";
import type { ReadSectors } from "./read";
import { figuresOf } from "./tables";
import { texts } from "./texts";

/** A dot of the chart of loads. */
export interface LoadDot {
  row: string;
  /** Multiple of the mean of the shift. */
  load: number;
  isToday: boolean;
  label: string;
  tip: string;
}

export interface SectorsView {
  shiftNames: string[];
  maps: SpatialView[];
  loads: LoadDot[];
  rows: string[];
  /** Per cent. */
  tolerance: number;
  hasToday: boolean;
  within: ReadSectors["within"];
  /** For a program that does the same. */
  found: Sectors;
  shifts: readonly Shift[];
  weeks: number;
  program: DeploymentView["program"];
  seed: number;
}

export function viewOf(
  found: Sectors,
  read: ReadSectors,
  { tolerance, weeks }: SectorsParams,
  seed: number,
): SectorsView {
  const { shifts, incidents, beats } = read.patrol;
  const { todayNames: names } = found;
  const { loads: words } = texts.view;
  const loads = found.shifts.flatMap(({ plan, today }, k): LoadDot[] => {
    const shift = shifts[k]!.name;
    return [plan, ...(today ? [today] : [])].flatMap((measure) => {
      const isToday = measure === today;
      const { relative, longest, beats: count } = figuresOf(measure);
      return Array.from(relative, (load, own) => {
        const title = isToday ? words.todays(names[own]!) : words.sector(own + 1);
        return {
          ...{ row: words.row(shift, isToday), load, isToday },
          label: isToday ? names[own]! : String(own + 1),
          tip: words.tip(title, shift, load, count[own]!, longest[own]!),
        };
      });
    });
  });
  return {
    shiftNames: shifts.map(({ name }) => name),
    maps: found.shifts.map((_, shift) => mapOf(found, read, shift)),
    ...{ loads, tolerance, found, shifts, weeks, seed },
    rows: [...new Set(loads.map(({ row }) => row))],
    hasToday: names.length > 0,
    within: read.within,
    program: {
      incidents: read.incidents,
      keys: beats.keys,
      steps: incidents.history.counts.length / incidents.history.places,
      isGiven: read.given !== null,
    },
  };
}
