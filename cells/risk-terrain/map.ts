import type { DrawnLayer, SpatialView } from "@/cells/spatial/drawn";
import type { LayerSource } from "@/cells/ground/layers";
import type { GroundInput } from "@/cells/ground/read";
import type { FeatureSeen, FoundFactor, TerrainFound } from "./data";
import { texts } from "./texts";

/** What a run read, for the same as a program. */
export interface TerrainSource {
  /** SQL of the incidents: x, y (degrees), day. */
  points: string;
  ground: Pick<GroundInput, "shape" | "size"> & { boundary: { sql: string } | null };
  layers: readonly Omit<LayerSource, "rows">[];
  seed: number;
}

/** What the cell's view draws. */
export interface TerrainView {
  map: SpatialView | null;
  factors: FoundFactor[];
  notChosen: FeatureSeen[];
  source: TerrainSource;
}

export function viewOf(
  found: TerrainFound,
  { boundary, source }: { boundary: string | undefined; source: TerrainSource },
): TerrainView {
  return {
    map: found.factors.length > 0 ? mapOf(found, boundary) : null,
    factors: found.factors,
    notChosen: found.features.filter(({ isChosen }) => !isChosen),
    source: withoutRows(source),
  };
}

/** Queries alone: what they gave is not kept with the view. */
const withoutRows = ({ points, ground, layers, seed }: TerrainSource): TerrainSource => ({
  points,
  ground: {
    shape: ground.shape,
    size: ground.size,
    boundary: ground.boundary && { sql: ground.boundary.sql },
  },
  layers: layers.map(({ table, sql, isByNumber, as, distances }) => ({
    ...{ table, sql, isByNumber, as, distances },
  })),
  seed,
});

/** Cells at the lowest risk are left to the map's ground. */
function mapOf(found: TerrainFound, boundary: string | undefined): SpatialView {
  const { score, counts, expected, ids, outlines, box, borders, factors, present } = found;
  const limits = limitsOf(score);
  const isHere = (cell: number) =>
    factors.filter((_, k) => present[k]![cell] === 1).map(({ where }) => where);
  const drawn = (cell: number) => score[cell]! > 1;
  const cells: DrawnLayer = {
    kind: "areas",
    isGrid: true,
    outlines: outlines.map((outline, cell) => (drawn(cell) ? outline : null)),
    names: ids,
    values: score,
    colour: { scale: "heat", title: texts.map.risk, limits },
    tips: ids.map((id, cell) =>
      texts.map.tip(id, score[cell]!, counts[cell]!, expected[cell]!, isHere(cell)),
    ),
  };
  if (borders.length === 0) return { title: texts.map.title, box, layers: [cells] };
  const entries = [{ css: "#9ca3af", label: boundary ?? "" }];
  const lines: DrawnLayer = {
    kind: "lines",
    paths: borders,
    colour: { title: texts.map.ground, entries },
    width: 0.5,
  };
  return { title: texts.map.title, box, layers: [cells, lines] };
}

/** Two digits, never above the value. */
const roundedDown = (value: number) => {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.floor(value / unit + 1e-9) * unit).toPrecision(2));
};

/** Classes begin at the values that there are, which are few, or at even shares of the cells above the lowest. */
function limitsOf(score: Float64Array): number[] {
  const above = score.filter((each) => each > 1).sort();
  const at = [0, 0.25, 0.5, 0.75, 0.9, 0.97].map((share) =>
    roundedDown(above[Math.min(above.length - 1, Math.floor(share * above.length))]!),
  );
  return [...new Set(at)];
}
