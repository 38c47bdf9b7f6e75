import { beatName } from "@/cells/patrol/texts";
import type { SectorMeasure } from "@/lib/methods/patrol/sectors-types";
import type { Sectors } from "./compute";
import type { ReadSectors } from "./read";
import { figuresOf } from "./tables";
import { texts } from "./texts";

const { findings: words } = texts;

/** Loads, ways and changes beside today's, in two or three sentences. */
export function findingsOf(
  { placed, todayNames, shifts }: Sectors,
  { patrol }: ReadSectors,
): string[] {
  const hasToday = todayNames.length > 0;
  const name = (shift: number) => patrol.shifts[shift]!.name;
  const most = (measure: SectorMeasure) => Math.max(...figuresOf(measure).relative);
  const loads = shifts.map(({ plan, today: now }, shift) => ({
    ...{ shift: name(shift), sectors: plan.load.length, plan: most(plan) },
    today: now && { sectors: now.load.length, load: most(now) },
  }));
  const far = shifts.map(({ plan }) => plan.way.indexOf(Math.max(...plan.way)));
  const farthest = far
    .map((i, shift) => ({ i, shift, metres: shifts[shift]!.plan.way[i]! }))
    .reduce((a, b) => (b.metres > a.metres ? b : a));
  const mean = (of: (shift: Sectors["shifts"][number]) => number) =>
    shifts.reduce((sum, each) => sum + of(each), 0) / shifts.length;
  const found = [
    words.loads(loads),
    words.ways(
      mean(({ plan }) => plan.meanWay),
      hasToday ? mean(({ today: now }) => now!.meanWay) : null,
      {
        metres: farthest.metres,
        beat: beatName(patrol.beats.names[placed[farthest.i]!]!),
        sector: shifts[farthest.shift]!.plan.sector[farthest.i]! + 1,
        shift: name(farthest.shift),
      },
    ),
  ];
  if (hasToday) {
    found.push(
      words.changes(
        shifts.map(({ plan }, shift) => ({
          shift: name(shift),
          changed: plan.changed!.reduce((sum, each) => sum + each, 0),
        })),
        placed.length,
      ),
    );
  }
  const heavy = heaviest(shifts);
  if (heavy) {
    const { shift, i, times } = heavy;
    found.push(words.heavy(beatName(patrol.beats.names[placed[i]!]!), name(shift), times));
  }
  return found;
}

/** A beat that alone has more work than a sector may have; the one of most. */
function heaviest(shifts: Sectors["shifts"]) {
  const each = shifts.map(({ problem, plan, options }, shift) => {
    const mean = plan.load.reduce((sum, load) => sum + load, 0) / plan.load.length;
    const i = problem.work.indexOf(Math.max(...problem.work));
    const times = mean > 0 ? problem.work[i]! / mean : 0;
    return { shift, i, times, isHeavy: times > 1 + options.tolerance };
  });
  const most = each.reduce((a, b) => (b.times > a.times ? b : a));
  return most.isHeavy ? most : null;
}
