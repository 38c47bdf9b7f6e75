import type { SpatialView } from "@/cells/spatial/drawn";
import type { Shift } from "@/lib/methods/patrol/shifts";
import { boxOf, readAreas } from "@/lib/methods/spatial/polygons";
import type { AreaResult } from "./area-rows";
import type { Aim, Row, ShiftRow } from "./compute";
import { texts } from "./texts";

export interface QueueingView {
  rows: Row[];
  shifts: Shift[];
  shiftRows: ShiftRow[];
  aim: Aim;
  busy: number | null;
  /** The time of service is assumed. */
  isAssumed: boolean;
  /** First and last day. */
  span: { from: number; end: number };
  map: SpatialView | null;
  /** What was read, for a program that does the same. */
  source: { time: string; amount: string; service: string | null };
}

export function mapOf(result: AreaResult, outlines: (string | null)[] | null): SpatialView | null {
  if (!outlines) return null;
  const kept = result.areas.flatMap((each, at) => (outlines[at] && each.own !== null ? at : []));
  const drawn = kept.map((at) => outlines[at]!);
  const box = boxOf(readAreas(drawn).areas);
  if (!box) return null;
  const rows = kept.map((at) => result.areas[at]!);
  return {
    title: texts.chart.own,
    box,
    height: 380,
    layers: [
      {
        kind: "areas",
        outlines: drawn,
        names: rows.map(({ area }) => area),
        values: Float64Array.from(rows, ({ own }) => 100 * own!),
        tips: rows.map(({ area, own, callsPerHour, next }) =>
          texts.chart.areaTip(area, own, callsPerHour, next?.sector ?? null),
        ),
        colour: { scale: "sea", title: texts.chart.own },
      },
    ],
  };
}
