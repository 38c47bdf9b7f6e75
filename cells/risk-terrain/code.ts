import { kindsOf } from "@/cells/ground/lay-layers";
import { programOf } from "@/cells/local-clusters/grid-code";
import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { parts } from "./compute";
import type { TerrainSource, TerrainView } from "./map";
import { distancesOf, riskTerrainSchema } from "./params";
import { texts } from "./texts";

/** The same choice of features as the source of a TypeScript cell. */
export function toCode(cell: Cell, result?: CellResult): string {
  const read = readParams(riskTerrainSchema, cell.source);
  const view = result?.view as TerrainView | undefined;
  if (!read.ok || !view) return "";
  const { params } = read;
  const { source } = view;
  const distances = distancesOf(params);
  const longest = Math.max(
    ...distances,
    ...source.layers.flatMap((layer) => layer.distances ?? []),
  );
  const family = params.family === "automatic" ? "" : `family: "${params.family}", `;
  const program = programOf(cell.name ?? cell.id, [
    ...groundLines(source),
    "const counts = new Float64Array(grid.id.length);",
    "x.forEach((east, i) => {",
    "  const at = grid.ground.locate(east, y[i]);",
    "  if (at >= 0) counts[at]++;",
    "});",
    "const layers = [];",
    "const add = (rows, options) => {",
    '  const names = { name: [...rows.column("name")], geometry: [...rows.column("geometry")] };',
    '  const degrees = { longitude: rows.numbers("x"), latitude: rows.numbers("y") };',
    "  const { features } = methods.placeFeatures(grid, { ...names, ...degrees }, Math.max(...options.distances));",
    "  const first = layers.length === 0 ? 0 : layers.at(-1).feature + 1;",
    "  for (const layer of methods.terrainLayers(grid, features, options)) {",
    "    layers.push({ ...layer, feature: first + layer.feature });",
    "  }",
    "};",
    ...source.layers.map(({ sql, as, isByNumber, distances: own }) => {
      const options = { distances: own ?? distances, kinds: kindsOf(as ?? params.as, isByNumber) };
      return `add(await ${sqlCode(sql)}, ${JSON.stringify(options)});`;
    }),
    `const blocks = methods.blocksOf(grid.ground, ${longest});`,
    `const parts = methods.dealt(blocks.count, ${parts}, ${source.seed});`,
    `const terrain = methods.chooseTerrain(grid.ground, counts, layers, { ${family}blocks: blocks.of, parts });`,
    "return terrain.factors.map((factor) => {",
    "  const { name, kind, distance } = layers[factor.layer];",
    "  return {",
    "    feature: name,",
    "    kind,",
    "    distance,",
    "    coefficient: factor.coefficient,",
    "    rrv: factor.rrv,",
    "    rrv_low: factor.rrvLow,",
    "    rrv_high: factor.rrvHigh,",
    "    p_adjusted: factor.pAdjusted,",
    "  };",
    "});",
  ]);
  return `// ${texts.code}\n${program}`;
}

function groundLines({ points, ground: { shape, size, boundary } }: TerrainSource): string[] {
  const cells = `{ shape: "${shape}", size: ${size} }`;
  const rows = `const rows = await ${sqlCode(points)};`;
  if (!boundary) {
    return [
      rows,
      'const projected = methods.projectPoints(rows.numbers("x"), rows.numbers("y"));',
      "const { x, y } = projected;",
      `const grid = methods.gridOverPoints(projected, ${cells});`,
    ];
  }
  return [
    rows,
    `const outlines = await ${sqlCode(boundary.sql)};`,
    'const { areas } = methods.readAreas([...outlines.column("geometry")]);',
    `const grid = methods.gridOverAreas(areas, ${cells});`,
    'const { x, y } = methods.toMetres(grid.zone, rows.numbers("x"), rows.numbers("y"));',
  ];
}
