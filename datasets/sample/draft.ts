/** Where an incident comes from. `which` beside it tells the spot, the victim … */
export const origin = {
  background: 0,
  spot: 1,
  follower: 2,
  quietBeat: 3,
  patrolled: 4,
  repeatVictim: 5,
  series: 6,
} as const;

/** Times are minutes from the first moment of the register; lengths are metres from the centre. */
const fields = {
  offence: Uint8Array,
  subhead: Uint8Array,
  from: Int32Array,
  to: Int32Array,
  reported: Int32Array,
  east: Float64Array,
  north: Float64Array,
  beat: Uint8Array,
  /** Index in `places`; −1 for anywhere. */
  place: Int16Array,
  /** 1 where the police found it themselves. */
  found: Uint8Array,
  origin: Uint8Array,
  which: Uint8Array,
};

type Fields = { [Name in keyof typeof fields]: InstanceType<(typeof fields)[Name]> };
export type DraftRow = { [Name in keyof Fields]: number };

/** Incidents as columns. */
export interface Draft extends Fields {
  rows: number;
}

const names = Object.keys(fields) as (keyof Fields)[];

export function emptyDraft(capacity: number): Draft {
  const draft: Record<string, unknown> = { rows: 0 };
  for (const name of names) draft[name] = new fields[name](capacity);
  return draft as unknown as Draft;
}

export function addRow(draft: Draft, row: DraftRow): void {
  const at = draft.rows++;
  draft.offence[at] = row.offence;
  draft.subhead[at] = row.subhead;
  draft.from[at] = row.from;
  draft.to[at] = row.to;
  draft.reported[at] = row.reported;
  draft.east[at] = row.east;
  draft.north[at] = row.north;
  draft.beat[at] = row.beat;
  draft.place[at] = row.place;
  draft.found[at] = row.found;
  draft.origin[at] = row.origin;
  draft.which[at] = row.which;
}

/** The rows in the order of their registration; of one minute, in the order in which they were drawn. */
export function inOrder(draft: Draft): Draft {
  const { rows } = draft;
  const keys = new Float64Array(rows);
  for (let at = 0; at < rows; at++) keys[at] = draft.reported[at]! * 1_048_576 + at;
  keys.sort();
  const order = new Int32Array(rows);
  for (let at = 0; at < rows; at++) order[at] = keys[at]! % 1_048_576;
  const sorted = emptyDraft(rows);
  for (const name of names) {
    const from = draft[name];
    const to = sorted[name];
    for (let at = 0; at < rows; at++) to[at] = from[order[at]!]!;
  }
  sorted.rows = rows;
  return sorted;
}
