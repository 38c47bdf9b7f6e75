import { aoristic } from "@/lib/methods/temporal/aoristic";
import { hoursOfWeek } from "@/lib/methods/temporal/week-hours";

/** Cases whose span reaches from one hour into another, and the counts of those that do not. */
export interface AoristInput {
  groups: number;
  /** Group of each span. */
  group: Int32Array;
  /** Milliseconds of the local clock. */
  start: Float64Array;
  end: Float64Array;
  /** Cases that lie in one hour: 168 counts a group. */
  inside: Float64Array;
}

/** 168 figures a group. */
export interface Aorist {
  hours: Float64Array;
  start: Float64Array;
  end: Float64Array;
}

/** Each group's cases by hour of the week: over their spans, at their starts and at their ends. */
export function aorist({ groups, group, start, end, inside }: AoristInput): Aorist {
  const found = { hours: inside.slice(), start: inside.slice(), end: inside.slice() };
  const members = Array.from({ length: groups }, () => [] as number[]);
  group.forEach((at, row) => members[at]!.push(row));
  members.forEach((rows, at) => {
    if (rows.length === 0) return;
    const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!);
    const { hours, naive } = aoristic(pick(start), pick(end));
    for (let hour = 0; hour < hoursOfWeek; hour++) {
      found.hours[at * hoursOfWeek + hour]! += hours[hour]!;
      found.start[at * hoursOfWeek + hour]! += naive.start[hour]!;
      found.end[at * hoursOfWeek + hour]! += naive.end[hour]!;
    }
  });
  return found;
}
