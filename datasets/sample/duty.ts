import { dayOf, days } from "./calendar";
import { beatOf, beats, stations } from "./city";
import { patrolOfficers } from "./patrols";
import { patrolled, quietBeat } from "./plants";
import { chance } from "@/lib/methods/chance";
import { wordsOf, type GeneratedTable } from "./table";

/** The roster covers the last two years. */
export const dutyFrom = "2023-01-01";

const shifts = [
  { name: "morning", starts: 6 },
  { name: "evening", starts: 14 },
  { name: "night", starts: 22 },
] as const;
const units = ["Foot", "Two-wheeler", "Car"] as const;
const [, evening, night] = [0, 1, 2];

interface Duty {
  beat: number;
  shift: number;
  day: number;
  officers: number;
  unit: number;
}

function drawRoster(seed: number): Duty[] {
  const luck = chance(seed + 611_953);
  const quiet = beatOf(quietBeat.station, quietBeat.beat);
  const patrol = beatOf(patrolled.station, patrolled.beat);
  const quietNights = new Set(quietBeat.dutyNights.map(dayOf));
  const habits = beats.map(() => ({ night: 0.62 + 0.34 * luck.next(), unit: luck.below(3) }));
  const roster: Duty[] = [];
  for (let day = dayOf(dutyFrom); day < days; day++) {
    for (let beat = 0; beat < beats.length; beat++) {
      for (let shift = 0; shift < shifts.length; shift++) {
        const [dice, strength] = [luck.next(), luck.next()];
        const usual = shift === night ? habits[beat]!.night : 0.97;
        const isOn = shift === night && beat === quiet ? quietNights.has(day) : dice < usual;
        if (!isOn) continue;
        const officers =
          shift === evening && beat === patrol
            ? patrolOfficers[Math.floor(day / 7)]!
            : 1 + Math.floor(strength * (shift === night ? 1.6 : 2.6));
        const unit = shift === night ? 1 + (habits[beat]!.unit % 2) : habits[beat]!.unit % 2;
        roster.push({ beat, shift, day, officers, unit });
      }
    }
  }
  return roster;
}

/** Table `duty` of the model: one row for each beat and shift that had somebody on duty. */
export function dutyTable(seed: number): { table: GeneratedTable; rows: number } {
  const roster = drawRoster(seed);
  const rows = roster.length;
  const starts = Int32Array.from(
    roster,
    ({ day, shift }) => day * 1440 + shifts[shift]!.starts * 60,
  );
  const table: GeneratedTable = [
    [
      "station",
      wordsOf(
        stations.map(({ name }) => name),
        rows,
        (at) => beats[roster[at]!.beat]!.station,
      ),
    ],
    [
      "beat",
      wordsOf(
        beats.map(({ name }) => name),
        rows,
        (at) => roster[at]!.beat,
      ),
    ],
    [
      "shift",
      wordsOf(
        shifts.map(({ name }) => name),
        rows,
        (at) => roster[at]!.shift,
      ),
    ],
    ["starts_at", { minutes: starts }],
    ["ends_at", { minutes: starts.map((start) => start + 480) }],
    ["officers", { integers: Int32Array.from(roster, ({ officers }) => officers) }],
    ["unit", wordsOf(units, rows, (at) => roster[at]!.unit)],
  ];
  return { table, rows };
}
