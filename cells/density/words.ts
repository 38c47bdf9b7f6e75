import type { DensityFound } from "./data";
import { isUneven } from "./map";
import type { DensityParams } from "./params";
import { three } from "@/cells/words";
import { texts } from "./texts";

/** What the words need beside what was found. */
export interface Told {
  params: DensityParams;
  /** Rows with a usable point, in words. */
  usable: string;
  /** Rows with a point and no weight that counts. */
  unweighted: number;
  against: { table: string; what: "points" | "areas" } | null;
  areas: number;
  /** What the figures of the map are. */
  unit: string;
  gatheredRows: number;
}

export function provenanceOf(found: DensityFound, told: Told): string[] {
  const { params, against } = told;
  const { zone, grid, dual } = found;
  const lines = [told.usable];
  if (params.weight) lines.push(texts.weights(params.weight, told.unweighted));
  if (found.farOut > 0) lines.push(texts.farOut(found.farOut));
  if (found.strays > 0) lines.push(texts.strays(found.strays));
  const isDropped = params.edge !== "none" || against !== null;
  if (found.outside > 0) lines.push(texts.outside(found.outside, isDropped));
  if (found.unreadable > 0) lines.push(texts.unreadable(found.unreadable, told.areas));
  lines.push(`${texts.kernel(params.kernel, found.bandwidth)}, ${ruleWords(found, params)}.`);
  if (params.bandwidth === "diggle" || params.bandwidth === "likelihood") {
    lines.push(texts.apart);
    if (found.atEnd) lines.push(texts.atEnd(params.bandwidth));
  }
  lines.push(texts.cells(grid.cell, found.keptCells, found.km2));
  lines.push(texts.edge[params.edge]);
  if (found.gathered !== null) lines.push(texts.gathered(told.gatheredRows, found.gathered));
  if (!dual && isUneven(found)) lines.push(texts.blank(three(found.mean)));
  if (dual && against) {
    lines.push(texts.against(against.table, three(dual.total), against.what));
    if (params.measure !== "difference") {
      lines.push(texts.masked(three(dual.least), dual.masked, params.least === undefined));
    }
  }
  lines.push(texts.zone(zone.zone, zone.south));
  return lines;
}

function ruleWords({ sigma }: DensityFound, { bandwidth, kernel }: DensityParams): string {
  if (typeof bandwidth === "number" || sigma === null) return texts.byHand;
  return texts.byRule(bandwidth, sigma, kernel === "quartic");
}

export function findingsOf(found: DensityFound, told: Told): string[] {
  const { params } = told;
  const [quarter, half] = found.levels;
  const lines: string[] = [];
  const level = quarter ?? half;
  if (level) {
    const km2 = (level.cells * found.grid.cell ** 2) / 1e6;
    lines.push(texts.concentration(level.share, found.counted, km2, found.km2));
  }
  const top = found.places[0];
  if (top && !found.dual) {
    const figure = `${three(top.density)} ${params.weight ? texts.weightPerKm2(params.weight) : texts.perKm2}`;
    lines.push(texts.densest(top.area, figure, top.share, found.bandwidth));
  }
  if (top && found.dual) {
    const isLog = params.measure === "log ratio";
    const overall = isLog ? Math.log(found.dual.overall / params.per) : found.dual.overall;
    lines.push(texts.dual[params.measure](top.area, three(top.figure), told.unit, three(overall)));
  }
  return lines;
}
