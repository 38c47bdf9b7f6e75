import { groupPairs } from "@/cells/areas/pairs";
import { readParams } from "@/cells/params";
import { workOf } from "@/cells/work";
import { CellFailure, type CellResult, type RunContext } from "@/lib/session/kind";
import { countMatched, countNames, countPlaced, type Counted } from "./count";
import type { Distributed, DistributeInput } from "./distribute";
import { distributionSchema, type DistributionParams } from "./params";
import { countRepeats } from "./repeats";
import { texts } from "./texts";
import { viewOf } from "./view-data";

export async function run(context: RunContext): Promise<CellResult> {
  const read = readParams(distributionSchema, context.cell.source);
  if (!read.ok) throw new CellFailure(read.problem);
  const params = read.params;
  if (!params.data) throw new CellFailure({ message: texts.choose });
  const data = await context.table(params.data);
  const counted = await count(context, params);
  context.progress(null, texts.comparing);
  const { counts, keys, bases, outlines } = counted;
  const input: DistributeInput = { counts, keys, bases, outlines, rate: params.rate };
  const worker = new Worker(new URL("./distribution.worker.ts", import.meta.url), {
    type: "module",
  });
  const found = await workOf<Distributed>(worker, input, context);
  const { rate } = params;
  if (rate && rate !== "none" && !found.compared) {
    throw new CellFailure({ message: texts.noBase(rate), hint: texts.noBaseHint });
  }
  context.progress(null, texts.writing);
  const { engine, signal, cell } = context;
  const table = await engine.ingest(cell.name ?? cell.id, [found.table], { signal });
  const repeats = params.repeats ? await countRepeats(context, params, data) : null;
  return {
    table,
    ...(repeats ? { sideTables: [repeats.table] } : {}),
    findings: [...findingsOf(found, counted), ...(repeats ? [repeats.finding] : [])].slice(-3),
    provenance: [...provenanceOf(found, counted), ...(repeats ? [repeats.provenance] : [])],
    view: viewOf(found, counted, data.name, repeats?.table ?? null),
  };
}

async function count(context: RunContext, params: DistributionParams): Promise<Counted> {
  const data = await context.table(params.data!);
  const areas = params.areas ? await context.table(params.areas) : null;
  const pairs = groupPairs(params.by, data, areas);
  context.progress(null, texts.counting);
  if (areas && pairs.length > 0) return countMatched(context, params, data, areas, pairs);
  if (areas) return countPlaced(context, params, data, areas);
  if (pairs.length > 0) return countNames(context, data, pairs);
  throw new CellFailure({ message: texts.chooseBy, hint: texts.chooseByHint });
}

/** Most telling last: a fourth one pushes the first out. */
function findingsOf(found: Distributed, { counts, names }: Counted): string[] {
  const { events, order, low, high, half, halfByChance, compared } = found;
  if (events === 0) return [];
  const first = order[0]!;
  const findings = [
    texts.most(names[first]!, counts[first]!, low[first]!, high[first]!, events),
    texts.concentrated(half, counts.length, events, halfByChance),
  ];
  if (!compared) return findings;
  const places = compared.place;
  const above = places.filter((place) => place === "far above").length;
  const below = places.filter((place) => place === "far below").length;
  const known = places.filter((place) => place !== null).length;
  findings.push(texts.funnel(above, below, known, compared.base, highestOf(compared, names)));
  return findings;
}

/** The area farthest above the limits: not the highest rate, which small areas have by chance. */
function highestOf(compared: NonNullable<Distributed["compared"]>, names: string[]): string {
  const far = names
    .map((_, i) => i)
    .filter((i) => compared.place[i] === "far above")
    .sort((a, b) => compared.low[b]! - compared.low[a]!);
  const best = far[0];
  if (best === undefined) return "";
  const { rate, low, high } = compared;
  return texts.highest(names[best]!, rate[best]!, low[best]!, high[best]!);
}

function provenanceOf({ compared }: Distributed, { provenance }: Counted): string[] {
  const lines = [...provenance, texts.intervals];
  if (!compared) return lines;
  lines.push(texts.smoothed);
  if (compared.left > 0) lines.push(texts.noBaseFor(compared.left, compared.base));
  const { spread } = compared;
  if (spread) {
    const { factor, p } = spread;
    lines.push(p < 0.05 ? texts.overdispersed(factor, p) : texts.chanceLike(factor, p));
  }
  return lines;
}
