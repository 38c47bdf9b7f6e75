import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { MethodProblem } from "@/lib/methods/problem";
import { likeHours } from "@/lib/methods/queue/like-hours";
import { regularity, type Regularity } from "@/lib/methods/queue/regularity";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { areaResultOf, type AreaResult } from "./area-rows";
import { rowsOf, shiftRowsOf, type Aim } from "./compute";
import { findingsOf } from "./findings";
import { queueingSchema, type QueueingParams } from "./params";
import { readCalls, type Read } from "./read";
import { readSectors } from "./read-areas";
import type { Sectors } from "./sectors";
import { slotsOf } from "./slots";
import {
  areasName,
  areasTable,
  hoursTable,
  shiftsName,
  shiftsTable,
  unitsName,
  unitsTable,
} from "./tables";
import { texts } from "./texts";
import { mapOf, type QueueingView } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const parsed = readParams(queueingSchema, context.cell.source);
  if (!parsed.ok) throw new CellFailure(parsed.problem);
  const params = parsed.params;
  const read = await readCalls(context, params);
  const busy = params.busy ?? null;
  const aim: Aim = {
    serviceMinutes: read.service?.times.mean ?? params.service_minutes,
    within: params.within,
    mostLate: (100 - params.target) / 100,
  };
  context.progress(null, texts.waiting);
  const lists = likeHours(read.counts, read.span.from, read.steps);
  const rows = mended(() => rowsOf(slotsOf(lists, busy), read.shifts, read.unitsAt, aim));
  const shiftRows = shiftRowsOf(rows, read.shifts);
  const regular = regularity(lists);
  const sectors = await answered(context, params, read, aim.serviceMinutes);
  const { engine, signal, cell } = context;
  const name = cell.name ?? cell.id;
  context.progress(null, texts.writing);
  const put = (as: string, bytes: Uint8Array) => engine.ingest(as, [bytes], { signal });
  const table = await put(name, hoursTable(rows, read.shifts, aim.serviceMinutes));
  const sideTables = [await put(shiftsName(name), shiftsTable(shiftRows, rows, read.shifts))];
  if (sectors?.result) {
    sideTables.push(await put(areasName(name), areasTable(sectors.result)));
    sideTables.push(await put(unitsName(name), unitsTable(sectors.result)));
  }
  const view: QueueingView = {
    ...{ rows, shifts: read.shifts, shiftRows, aim, busy },
    isAssumed: read.service === null,
    span: read.span,
    map: sectors?.result ? mapOf(sectors.result, sectors.outlines) : null,
    source: {
      time: read.dated.time,
      amount: read.dated.amount,
      service: read.service?.sql ?? null,
    },
  };
  const areasIn = sectors?.shift ?? null;
  return {
    table,
    sideTables,
    findings: findingsOf({
      rows,
      aim,
      busy,
      regular,
      heaps: read.heaps,
      areas: sectors?.result ?? null,
      areasIn,
    }),
    provenance: provenanceOf(params, read, {
      aim,
      regular,
      isKnown: rows[0]!.units !== null,
      sectors: sectors?.words ?? [],
    }),
    view,
  };
}

/** Who answers whose calls; null where no areas were asked for. */
async function answered(
  context: RunContext,
  params: QueueingParams,
  read: Read,
  serviceMinutes: number,
) {
  const areas = await readSectors(context, params, read, serviceMinutes);
  if (!areas) return null;
  const { input, outlines, shift } = areas;
  const units = input.sectors * input.each;
  context.progress(null, texts.answering);
  const worker = new Worker(new URL("./queueing.worker.ts", import.meta.url), { type: "module" });
  const found = await workOf<Sectors>(worker, input, context);
  const result: AreaResult | null = found && areaResultOf(areas, found);
  const words = [
    ...areas.words,
    found ? texts.sectors(units, found.isExact, input.centres !== null) : texts.sectorsOver(units),
  ];
  return { result, outlines, shift, words };
}

interface Told {
  aim: Aim;
  regular: Regularity | null;
  isKnown: boolean;
  sectors: readonly string[];
}

function provenanceOf(
  params: QueueingParams,
  { words, service, shifts, steps }: Read,
  { aim, regular, isKnown, sectors }: Told,
): string[] {
  const lines = [...words, texts.level(params.busy ?? null, steps === 24)];
  if (service) {
    lines.push(texts.service(service.times, service.leftOut));
    const { waitFactor } = service.times;
    if (Math.abs(waitFactor - 1) > 0.1) lines.push(texts.notExponential(service.times));
  } else {
    lines.push(texts.assumed(aim.serviceMinutes));
  }
  const unknown = texts.unitsNow(isKnown);
  if (unknown) lines.push(unknown);
  lines.push(texts.method(aim));
  if (steps === 24) lines.push(texts.shiftsAre(shifts));
  if (regular) lines.push(texts.regular(regular, steps === 24));
  return [...lines, ...sectors, texts.recorded];
}

/** What the numbers do not allow, as the cell's own message. */
function mended<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof MethodProblem)) throw error;
    const { message, hint } = error;
    throw new CellFailure(hint === undefined ? { message } : { message, hint });
  }
}
