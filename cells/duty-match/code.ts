import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import type { DutyMatchView } from "./view-data";

/** The comparison as the source of a TypeScript cell, of what the last result read. */
export function dutyMatchCode(_: Cell, result?: CellResult): string {
  const view = result?.view as DutyMatchView | undefined;
  if (!view) return "";
  const { program, shifts, from, end, options } = view;
  const keys = Array.from({ length: program.keys }, (_, i) => `table.column("k${i}")[row]`);
  const plain = ({ name, from, to }: (typeof shifts)[number]) => ({ name, from, to });
  return `{
  const shifts = ${JSON.stringify(shifts.map(plain))};
  const [from, end] = [${from}, ${end}];
  const nameOf = (table, row) => [${keys.join(", ")}].join(" · ");
  const known = await ${sqlCode(program.beats)};
  const beats = Array.from({ length: known.numRows }, (_, row) => nameOf(known, row));
  const numberOf = new Map(beats.map((name, beat) => [name, beat]));
  const lists = () => new Float64Array(beats.length * shifts.length);

  const incidents = await ${sqlCode(program.incidents)};
  const [counts, crimes, squares] = [lists(), lists(), lists()];
  let heaviest = 0;
  for (let row = 0; row < incidents.numRows; row++) {
    const beat = numberOf.get(nameOf(incidents, row));
    if (beat === undefined || incidents.column("x")[row]) continue;
    heaviest = Math.max(heaviest, incidents.column("h")[row]);
    const shares = methods.shiftShares(
      shifts,
      incidents.column("m")[row],
      incidents.column("d")[row] ?? 0,
    );
    shares.forEach((share, shift) => {
      const at = beat * shifts.length + shift;
      counts[at] += share * incidents.column("n")[row];
      crimes[at] += share * incidents.column("w")[row];
      squares[at] += share * incidents.column("q")[row];
    });
  }

  const duty = await ${sqlCode(program.duty)};
  const hours = lists();
  for (let row = 0; row < duty.numRows; row++) {
    const beat = numberOf.get(nameOf(duty, row));
    const [start, stop] = [duty.column("s")[row], duty.column("e")[row]];
    if (beat === undefined || start === null || !(stop > start) || stop - start > 86_400_000) continue;
    const parts = methods.hoursInShifts(shifts, Math.max(start, from), Math.min(stop, end));
    parts.forEach((part, shift) => {
      hours[beat * shifts.length + shift] += part * duty.column("o")[row];
    });
  }

  const usual = hours.map((_, at) => {
    let sum = 0;
    for (let i = at % shifts.length; i < hours.length; i += shifts.length) sum += hours[i];
    return sum / beats.length;
  });
  const found = methods.dutyMismatch(
    { crimes, counts, squares, heaviest, hours, usual },
    ${JSON.stringify(options)},
  );
  const orNull = (value) => (Number.isFinite(value) ? value : null);
  display({ hoover: found.hoover, gini: found.gini });
  display(
    Array.from(counts, (incidents, at) => ({
      beat: beats[Math.floor(at / shifts.length)],
      shift: shifts[at % shifts.length].name,
      incidents,
      duty_hours: hours[at],
      ratio: orNull(found.ratio[at]),
      ratio_low: orNull(found.low[at]),
      ratio_high: orNull(found.high[at]),
      p_adjusted: orNull(found.adjusted[at]),
      flag: found.flags[at],
    })),
  );
}
`;
}
