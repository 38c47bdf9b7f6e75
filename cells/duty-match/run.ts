import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import type { DutyMove } from "@/lib/methods/patrol/presence";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { Match, MatchInput } from "./compute";
import { findingsOf, provenanceOf } from "./findings";
import { dutyMatchSchema, type DutyMatchParams } from "./params";
import { programOf } from "./program";
import { readMatch, type ReadMatch } from "./read";
import { beatsTable, beatsTableName, cellsTable } from "./tables";
import { texts } from "./texts";
import type { DutyMatchView } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const asked = readParams(dutyMatchSchema, context.cell.source);
  if (!asked.ok) throw new CellFailure(asked.problem);
  const { params } = asked;
  const read = await readMatch(context, params);
  const input = inputOf(read, params);
  const worker = new Worker(new URL("./duty-match.worker.ts", import.meta.url), { type: "module" });
  const match = await workOf<Match>(worker, input, context);
  context.progress(null, texts.writing);
  const { beats, shifts, span, days, roster, incidents, outlines } = read;
  const shown = {
    beats: { names: beats.names, by: beats.by },
    ...{ shifts, days, from: span.from, end: span.end, outlines, match },
    counts: incidents.counts,
    crime: input.crime,
    isWeighted: params.harm !== undefined,
    hours: roster.officerHours,
    dutyDays: roster.days,
    presence: roster.presence,
    options: input.options,
    hot: match.hot,
    moves: input.moves,
    discovered: read.discovered?.column ?? null,
    program: programOf(read, params),
  };
  const name = context.cell.name ?? context.cell.id;
  const ingest = (as: string, bytes: Uint8Array) =>
    context.engine.ingest(as, [bytes], { signal: context.signal });
  const table = await ingest(name, cellsTable(read, shown));
  const side = await ingest(beatsTableName(name), beatsTable(read, shown));
  const view: DutyMatchView = { ...shown, beatsTable: side };
  return {
    ...{ table, view, sideTables: [side] },
    findings: findingsOf(view),
    provenance: provenanceOf(read.words, view, params),
  };
}

function inputOf(read: ReadMatch, params: DutyMatchParams): MatchInput {
  const { shifts, incidents, roster, hours, found, outlines } = read;
  const { counts, harm, squares, heaviest } = incidents;
  return {
    ...{ shifts, found, outlines },
    crime: { crimes: harm, counts, squares, heaviest },
    hours: roster.officerHours,
    presence: roster.presence,
    options: { limit: params.limit, least: params.least },
    moves: movesOf(read, params),
    counts: hours?.counts ?? null,
    share: params.hot,
    pings: hours?.pings ?? null,
  };
}

/** Kept moves by number; a CellFailure where one names what is not there. */
function movesOf({ beats, shifts }: ReadMatch, { moves = [] }: DutyMatchParams): DutyMove[] {
  const beat = (name: string) => {
    const at = beats.names.indexOf(name);
    if (at === -1) throw new CellFailure({ message: texts.noBeat(name), hint: texts.noBeatHint });
    return at;
  };
  return moves.map(({ shift, from, to, officers }) => {
    const at = shifts.findIndex(({ name }) => name === shift);
    if (at === -1) {
      const known = shifts.map(({ name }) => name);
      throw new CellFailure({ message: texts.noShift(shift, known) });
    }
    return { shift: at, from: beat(from), to: beat(to), officers };
  });
}
