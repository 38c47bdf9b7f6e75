import { keyColumns, keyNames, type Beats } from "@/cells/patrol/beats";
import type { DatedTable } from "@/cells/temporal/dated";
import { sealedRowSql } from "@/datasets/model/sealed";
import type { RunContext } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { decodeTable, type Table } from "@/lib/table/table";
import { stampOf } from "@/cells/temporal/periods";
import type { Chosen } from "./chosen";
import type { IncidentColumns } from "./columns";

/** Names in a list, and for each row the number of its own; -1 for none. */
export interface Named {
  names: string[];
  of: Int32Array;
}

/** The incidents of the chosen beats, in order of time. Lists of one entry a row. */
export interface Incidents {
  /** Milliseconds of the local clock kept as if UTC. */
  time: Float64Array;
  /** The latest time that it can have happened; NaN where that is not told. */
  ended: Float64Array;
  /** Number of the beat in the list of the chosen ones. */
  beat: Int32Array;
  head: Named;
  status: Named;
  place: Named;
  /** 1 for a sexual offence or one against a child: at no place that is shown. */
  sealed: Uint8Array;
  /** Degrees; NaN without a usable point. */
  longitude: Float64Array;
  latitude: Float64Array;
}

/** Reads the incidents of some beats between two moments. */
export async function readRows(
  { engine, signal }: RunContext,
  { table, time }: DatedTable,
  columns: IncidentColumns,
  wanted: { beats: Beats; chosen: Chosen; condition: string; from: Date; end: Date },
): Promise<Incidents> {
  const { beats, chosen, condition, from, end } = wanted;
  const text = (column: string | null) => (column ? `trim(cast(${q(column)} as varchar))` : "null");
  const { point, ended } = columns;
  const keys = keyNames(beats.by.length);
  const selected = [
    `epoch_ms(${time})::double as t`,
    `${ended ? `epoch_ms(try_cast(${q(ended)} as timestamp))` : "null"}::double as e`,
    `${text(columns.head)} as head`,
    `${text(columns.status)} as status`,
    `${text(columns.place)} as place`,
    `(${point?.x ?? "null"})::double as x`,
    `(${point?.y ?? "null"})::double as y`,
    `${sealedRowSql(table)}::double as sealed`,
    keyColumns(beats.by),
  ];
  const sql = `select ${selected.join(", ")} from ${q(table.name)}
where ${time} >= ${stampOf(from)} and ${time} < ${stampOf(end)} and ${condition}
order by t`;
  const rows = decodeTable(await engine.query(sql, { signal }));
  const numberIn = new Map(chosen.beats.map((beat, at) => [beat, at]));
  const names = keys.map((key) => rows.column(key) as (string | null)[]);
  return {
    time: rows.numbers("t"),
    ended: rows.numbers("e"),
    beat: Int32Array.from(
      { length: rows.numRows },
      (_, row) => numberIn.get(beats.numberOf(names.map((each) => each[row]!))) ?? -1,
    ),
    head: named(rows, "head"),
    status: named(rows, "status"),
    place: named(rows, "place", (name) => name.replace(/\s+/g, " ").toUpperCase()),
    sealed: Uint8Array.from(rows.numbers("sealed")),
    longitude: rows.numbers("x"),
    latitude: rows.numbers("y"),
  };
}

/** Names that are alike are one, in the spelling that came first. */
function named(rows: Table, column: string, alike = (name: string) => name): Named {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const values = rows.column(column) as (string | null)[];
  const of = Int32Array.from({ length: rows.numRows }, (_, row) => {
    const value = values[row];
    if (!value) return -1;
    const known = numbers.get(alike(value));
    if (known !== undefined) return known;
    numbers.set(alike(value), names.length);
    return names.push(value) - 1;
  });
  return { names, of };
}
