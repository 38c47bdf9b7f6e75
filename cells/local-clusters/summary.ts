import { giClasses, moranClasses } from "./classes";
import type { Clusters } from "./clusters";
import type { ClustersParams } from "./params";
import { texts } from "./texts";

/** Adjusted p-value up to which a place is called hot in a sentence. */
const alpha = 0.05;

export function findingsOf(found: Clusters, { statistic }: ClustersParams): string[] {
  const { names, count, around, z, pAdjusted, areaKm2, grid, moran, rate } = found;
  const classes = statistic === "moran" ? moranClasses : giClasses;
  const hot = Array.from(found.classes.keys()).filter(
    (i) => classes[found.classes[i]!]!.side === "hot" && pAdjusted[i]! <= alpha,
  );
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const share = (values: Float64Array) =>
    hot.reduce((sum, i) => sum + values[i]!, 0) / (total(values) || 1);
  const isGrid = grid !== null;
  const findings: string[] = [];
  const strongest = hot.toSorted((a, b) => z[b]! - z[a]! || a - b)[0];
  if (strongest === undefined) findings.push(texts.noneHot(names.length, isGrid));
  else {
    const say = statistic === "moran" ? texts.highs : texts.hot;
    findings.push(
      say(hot.length, names.length, isGrid, share(areaKm2), share(count)),
      texts.strongest(
        names[strongest]!,
        count[strongest]!,
        around[strongest]!,
        z[strongest]!,
        pAdjusted[strongest]!,
        isGrid,
      ),
    );
  }
  const say = moran.p < alpha ? texts.clustered : texts.spread;
  findings.push(say(rate ? texts.ratesAre : texts.counts, moran.i, moran.p));
  return findings;
}

export function provenanceOf(found: Clusters, params: ClustersParams, seed: number): string[] {
  const { grid, areas, names, count, rate, islands, focus, neighbours, moran, geary } = found;
  const lines: string[] = [];
  if (grid) {
    const empty = count.reduce((sum, own) => sum + (own === 0 ? 1 : 0), 0);
    const cells = params.shape === "square" ? texts.squares : texts.hexagons;
    lines.push(
      texts.inCells(grid.counted, grid.outside),
      cells(names.length, grid.size, grid.isHull, empty),
    );
    if (focus) lines.push(texts.farOff(focus.far, focus.reach));
    if (grid.unreadable > 0) lines.push(texts.unreadable(grid.unreadable));
  }
  if (areas?.points) lines.push(texts.inAreas(areas.points.counted, areas.points.outside));
  if (areas) {
    const { outline, count: noCount, population } = areas.leftOut;
    if (outline + noCount + population > 0) lines.push(texts.leftOut(outline, noCount, population));
  }
  if (rate) lines.push(texts.rates(params.per, params.smooth));
  if (islands > 0) lines.push(texts.islands(islands, grid !== null));
  lines.push(
    texts.method(params, names.length - islands, neighbours, seed),
    texts.global(moran.i, moran.expectation, moran.z, geary.c),
  );
  const { permutations } = found;
  if (permutations && permutations.all < params.permutations) {
    lines.push(texts.early(permutations.all, params.permutations));
  } else if (permutations && permutations.most > permutations.all) {
    lines.push(texts.refined(permutations.most));
  }
  return lines;
}
