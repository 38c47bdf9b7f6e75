import { flags, keyColumns, numbers, wholes, words } from "@/lib/table/columns";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import { daysOfWeek, harmReached } from "@/lib/methods/patrol/turns";
import type { Deployment } from "./compute";
import type { ReadDeployment } from "./read";
import { officersPlanned } from "./crews";
import { reasonOf } from "./reasons";
import { basisOf, nowOf, type Asked } from "./view-data";

/** One row a beat and shift. */
export function planTable(found: Deployment, read: ReadDeployment, asked: Asked): Uint8Array {
  const { patrol, ground } = read;
  const { plan, expected, problem } = found;
  const now = nowOf(found);
  const basis = basisOf(found, read, asked);
  const places = Array.from(now.keys());
  const shifts = patrol.shifts.length;
  const share = asked.rules.effect / 100;
  const all = found.reached.all;
  const change = (place: number) => plan.turns[place]! - now[place]!;
  const of = (value: (place: number) => number | null) => numbers(places.map(value));
  const reached = harmReached(problem.harm, plan.turns, share);
  const reachedNow = harmReached(problem.harm, now, share);
  const kinds = problem.kinds ?? [];
  const officers = officersPlanned(ground, asked.rules, found);
  const own: NamedColumn[] = [
    ["shift", words(places.map((place) => patrol.shifts[place % shifts]!.name))],
    ["units_now", of((place) => now[place]! / daysOfWeek)],
    ["units_planned", of((place) => plan.turns[place]! / daysOfWeek)],
    ["officers_planned", of((place) => officers[place]! / daysOfWeek)],
    ["change", of((place) => (plan.turns[place]! - now[place]!) / daysOfWeek)],
    ["shifts_a_week_now", wholes(now)],
    ["shifts_a_week", wholes(places.map((place) => plan.turns[place]!))],
    ["shifts_a_week_change", wholes(places.map(change))],
    ["expected", of((place) => expected.counts[place]!)],
    ["expected_low", of((place) => expected.low[place]!)],
    ["expected_high", of((place) => expected.high[place]!)],
    ["expected_harm", of((place) => expected.harm[place]!)],
    ["share_of_harm", of((place) => (all > 0 ? expected.harm[place]! / all : 0))],
    ["reached_now", of((place) => reachedNow[place]!)],
    ["reached", of((place) => reached[place]!)],
    ["incidents", of((place) => patrol.incidents.counts[place]!)],
    ["days_on_duty", of((place) => patrol.roster?.days[place] ?? null)],
    ["left_alone", flags(places.map((place) => ground.alone[place] === 1))],
    ["is_exploration", flags(places.map((place) => plan.explored[place]! > 0))],
    ["shifts_that_explore", wholes(places.map((place) => plan.explored[place]!))],
    ...(kinds.length > 0
      ? [
          [
            "kind",
            words(
              places.map((place) => {
                const used = kinds.filter((_, i) => plan.byKind[i]![place]! > 0);
                return used.length > 0 ? used.map(({ name }) => name).join(", ") : null;
              }),
            ),
          ] satisfies NamedColumn,
        ]
      : []),
    [
      "reason",
      words(
        places.map((place) =>
          change(place) !== 0 ? reasonOf(basis, { problem, plan, now }, place) : null,
        ),
      ),
    ],
  ];
  return toStream([
    ...keyColumns(patrol.beats.by, own, "beat_", (k) =>
      places.map((place) => patrol.beats.values[Math.floor(place / shifts)]![k]!),
    ),
    ...own,
  ]);
}
