import { texts as clusterTexts } from "@/cells/local-clusters/texts";
import type { EmergingClass, Pattern } from "@/lib/methods/spatial/emerging/classify";
import type { Found } from "./emerge";
import type { EmergingParams } from "./params";
import type { Slices } from "./slices";
import { periodName } from "@/cells/temporal/periods";
import { texts } from "./texts";

const emerging: readonly Pattern[] = ["new", "consecutive", "intensifying"];
const lasting: readonly Pattern[] = ["persistent", "intensifying", "diminishing"];

export function findingsOf(found: Found, params: EmergingParams, { begins }: Slices): string[] {
  const isHot = (pattern: Pattern) => (own: EmergingClass | null) =>
    own?.side === "hot" && own.pattern === pattern;
  const count = (pattern: Pattern) => found.classes.filter(isHot(pattern)).length;
  const counts = emerging.map((pattern) => [pattern, count(pattern)] as const);
  const emergingNow = counts.reduce((sum, [, own]) => sum + own, 0);
  const last = periodName(params.slice, begins.at(-1)!);
  const rising = found.classes.filter(
    (own, i) => isHot("sporadic")(own) && found.trendZ[i]! > 0 && found.trendP[i]! < 0.05,
  ).length;
  const first = emergingNow > 0 ? texts.emerging(counts, emergingNow) : texts.noneEmerging(last);
  const findings = [rising > 0 ? `${first} ${texts.rising(rising)}` : first];
  const hotAllAlong = found.classes.flatMap((own, i) =>
    own?.side === "hot" && lasting.includes(own.pattern) ? [i] : [],
  );
  const share = (values: Float64Array) =>
    hotAllAlong.reduce((sum, i) => sum + values[i]!, 0) /
    (values.reduce((sum, value) => sum + value, 0) || 1);
  if (hotAllAlong.length > 0) {
    findings.push(texts.lasting(hotAllAlong.length, share(found.areaKm2), share(found.count)));
  }
  const [diminishing, historical] = [count("diminishing"), count("historical")];
  if (diminishing + historical > 0) findings.push(texts.fading(diminishing, historical));
  return findings;
}

export function provenanceOf(found: Found, params: EmergingParams, slices: Slices): string[] {
  const { grid, names, count, islands, neighbours } = found;
  const { begins, end, usable, timed, inPeriod, cutOff } = slices;
  const empty = count.reduce((sum, own) => sum + (own === 0 ? 1 : 0), 0);
  const cells = params.shape === "square" ? clusterTexts.squares : clusterTexts.hexagons;
  const lines = [
    texts.timed(timed, usable),
    texts.period(begins.length, params.slice, begins[0]!, end, inPeriod),
  ];
  if (cutOff.first || cutOff.last) lines.push(texts.cutOff(cutOff, params.slice));
  lines.push(
    clusterTexts.inCells(grid.counted, grid.outside),
    cells(names.length, grid.size, grid.isHull, empty),
  );
  if (grid.unreadable > 0) lines.push(clusterTexts.unreadable(grid.unreadable));
  if (islands > 0) lines.push(clusterTexts.islands(islands, true));
  lines.push(texts.method(params, names.length * begins.length, neighbours));
  if (begins.length < 10) lines.push(texts.few(begins.length));
  return lines;
}
