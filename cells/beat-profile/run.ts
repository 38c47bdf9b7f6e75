import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { Profile, ProfileInput } from "./compute";
import { profileTable } from "./figures";
import { findingsOf } from "./findings";
import { profileSchema } from "./params";
import { readProfile } from "./read";
import { viewOf } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const parsed = readParams(profileSchema, context.cell.source);
  if (!parsed.ok) throw new CellFailure(parsed.problem);
  const params = parsed.params;
  const read = await readProfile(context, params);
  const { incidents, edges, span, before, shifts, duty, dated } = read;
  const input: ProfileInput = {
    ...{ incidents, edges, span, before, shifts, duty },
    beats: read.chosen.beats.length,
    precision: dated.precision,
    square: params.square,
  };
  const worker = new Worker(new URL("./beat-profile.worker.ts", import.meta.url), {
    type: "module",
  });
  const profile = await workOf<Profile>(worker, input, context);
  const { engine, signal, cell } = context;
  const table = await engine.ingest(cell.name ?? cell.id, [profileTable(read, profile)], {
    signal,
  });
  return {
    table,
    findings: findingsOf(read, profile),
    provenance: read.words,
    view: viewOf(read, profile, params),
  };
}
