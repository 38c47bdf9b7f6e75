import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import type { Sectors, SectorsInput } from "./compute";
import { findingsOf } from "./findings";
import { sectorsSchema, type SectorsParams } from "./params";
import { provenanceOf } from "./provenance";
import { readSectors, type ReadSectors } from "./read";
import { beatsTable, sectorsName, sectorsTable } from "./tables";
import { texts } from "./texts";
import { viewOf } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const parsed = readParams(sectorsSchema, context.cell.source);
  if (!parsed.ok) throw new CellFailure(parsed.problem);
  const { params } = parsed;
  const read = await readSectors(context, params);
  const input = inputOf(params, read, context.seed);
  const told = (found: Sectors) => ({
    findings: findingsOf(found, read),
    provenance: provenanceOf(found, read, params, context.seed),
    view: viewOf(found, read, params, context.seed),
  });
  const worker = new Worker(new URL("./sectors.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Sectors, Sectors>(worker, input, context, {
    onEarly: (early) => context.show(told(early)),
  });
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const name = cell.name ?? cell.id;
  return {
    table: await engine.ingest(name, [beatsTable(found, read)], { signal }),
    sideTables: [await engine.ingest(sectorsName(name), [sectorsTable(found, read)], { signal })],
    ...told(found),
  };
}

/** Seconds to look for better sectors, of all shifts. */
const patience = 60;

function inputOf(params: SectorsParams, read: ReadSectors, seed: number): SectorsInput {
  const { beats, shifts, incidents } = read.patrol;
  const stationNames = [...new Set(beats.values.map(([station]) => station!))];
  const { sectors } = params;
  const isInside = read.within === "station";
  return {
    history: incidents.history,
    horizon: params.weeks,
    given: read.given && read.given.expected,
    outlines: read.outlines,
    beatNames: beats.names,
    station: isInside
      ? Int32Array.from(beats.values, ([station]) => stationNames.indexOf(station!))
      : null,
    stationNames: isInside ? stationNames : [],
    shiftNames: shifts.map(({ name }) => name),
    sectors: shifts.map(({ name }) =>
      typeof sectors === "object" ? (sectors[name] ?? null) : (sectors ?? null),
    ),
    today: read.today,
    joined: read.joined,
    gap: params.gap,
    options: {
      tolerance: params.tolerance / 100,
      starts: params.tries,
      changes: params.changes,
      seconds: patience / shifts.length,
    },
    seed,
  };
}
