import { flags, keyColumns, numbers, wholes, words } from "@/lib/table/columns";
import { toStream, type NamedColumn } from "@/lib/table/stream";
import type { SectorMeasure } from "@/lib/methods/patrol/sectors-types";
import type { Sectors } from "./compute";
import type { ReadSectors } from "./read";

/** The side table: one row a sector. */
export const sectorsName = (name: string): string => `${name}_sectors`;

/** One row a beat and shift. */
export function beatsTable({ expected, placed, shifts }: Sectors, read: ReadSectors): Uint8Array {
  const { beats, shifts: told } = read.patrol;
  const at = new Int32Array(beats.names.length).fill(-1);
  placed.forEach((beat, i) => (at[beat] = i));
  const places = Array.from({ length: beats.names.length * told.length }, (_, place) => place);
  const beatOf = (place: number) => Math.floor(place / told.length);
  /** Of a beat with an outline, else null. */
  const of = <Value>(value: (shift: Sectors["shifts"][number], i: number) => Value) =>
    places.map((place) => {
      const i = at[beatOf(place)]!;
      return i < 0 ? null : value(shifts[place % told.length]!, i);
    });
  const nameOf = (i: number) => beats.names[placed[i]!]!;
  const own: NamedColumn[] = [
    ["shift", words(places.map((place) => told[place % told.length]!.name))],
    ["sector", wholes(of(({ plan }, i) => plan.sector[i]! + 1))],
    ["sector_seat", words(of(({ plan }, i) => nameOf(plan.seat[plan.sector[i]!]!)))],
    ["expected", numbers(places.map((place) => expected.counts[place]!))],
    ["expected_harm", numbers(places.map((place) => expected.harm[place]!))],
    [
      "share_of_load",
      numbers(of(({ problem, plan }, i) => problem.work[i]! / plan.load[plan.sector[i]!]!)),
    ],
    ["way_metres", numbers(of(({ plan }, i) => plan.way[i]!))],
    ["sector_today", words(places.map((place) => read.today?.[beatOf(place)] ?? null))],
    [
      "changed",
      flagsOrNone(
        of(({ plan, problem }, i) =>
          plan.changed && problem.today![i]! >= 0 ? plan.changed[i] === 1 : null,
        ),
      ),
    ],
  ];
  return toStream([
    ...keyColumns(beats.by, own, "beat_", (k) =>
      places.map((place) => beats.values[beatOf(place)]![k]!),
    ),
    ...own,
  ]);
}

/** What sectors have, of those planned or of today's. */
export function figuresOf(measure: SectorMeasure) {
  const mean = measure.load.reduce((sum, each) => sum + each, 0) / measure.load.length;
  const beats = new Int32Array(measure.load.length);
  const longest = new Float64Array(measure.load.length);
  measure.sector.forEach((own, i) => {
    if (own < 0) return;
    beats[own]!++;
    longest[own] = Math.max(longest[own]!, measure.way[i]!);
  });
  return {
    beats,
    longest,
    /** Load as a multiple of the mean. */
    relative: measure.load.map((load) => (mean > 0 ? load / mean : 1)),
  };
}

/** One row a sector and shift. */
export function sectorsTable(
  { placed, expected, todayNames, shifts }: Sectors,
  read: ReadSectors,
): Uint8Array {
  const { beats, shifts: told } = read.patrol;
  const rows = shifts.flatMap(({ plan }, shift) => {
    const { beats: count, longest, relative } = figuresOf(plan);
    const incidents = new Float64Array(plan.load.length);
    plan.sector.forEach((own, i) => {
      incidents[own]! += expected.counts[placed[i]! * told.length + shift]!;
    });
    return Array.from(plan.load, (load, own) => ({
      ...{ shift: told[shift]!.name, sector: own + 1, seat: placed[plan.seat[own]!]!, load },
      ...{ beats: count[own]!, longest: longest[own]!, relative: relative[own]! },
      expected: incidents[own]!,
      isAbove: load > plan.cap[own]! * (1 + 1e-9),
      connected: plan.connected[own]!,
      today: todayNames[plan.succeeds?.[own] ?? -1] ?? null,
    }));
  });
  const of = <Value>(value: (row: (typeof rows)[number]) => Value) => rows.map(value);
  return toStream([
    ["shift", words(of(({ shift }) => shift))],
    ["sector", wholes(of(({ sector }) => sector))],
    ["sector_seat", words(of(({ seat }) => beats.names[seat]!))],
    ["beats", wholes(of((row) => row.beats))],
    ["expected", numbers(of((row) => row.expected))],
    ["expected_harm", numbers(of(({ load }) => load))],
    ["load_to_mean", numbers(of(({ relative }) => relative))],
    ["above_tolerance", flags(of(({ isAbove }) => isAbove))],
    ["longest_way_metres", numbers(of(({ longest }) => longest))],
    ["connected", flags(of((row) => row.connected))],
    ["sector_today", words(of(({ today }) => today))],
  ]);
}

/** Truth where it is known. */
const flagsOrNone = (values: readonly (boolean | null)[]) => flags(values as boolean[]);
