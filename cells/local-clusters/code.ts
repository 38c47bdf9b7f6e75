import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { refinement } from "./clusters";
import { groundLines, programOf, weightsByDistance, type GroundSource } from "./grid-code";
import { clustersSchema, type ClustersParams } from "./params";
import type { ClustersView } from "./run";

/** A table of areas as it was read: SQL of name, geometry, and n and population or points. */
export interface AreaSource {
  areas: string;
  points: string | null;
}

/** The same test as the source of a TypeScript cell. */
export function toCode(cell: Cell, result?: CellResult): string {
  const read = readParams(clustersSchema, cell.source);
  const view = result?.view as ClustersView | undefined;
  if (!read.ok || !view) return "";
  const { params } = read;
  const { source } = view;
  const lines = "areas" in source ? areaLines(source, params) : gridLines(source, params);
  const isGrid = !("areas" in source);
  return programOf(cell.name ?? cell.id, [
    ...lines,
    ...testLines(params, view.seed),
    `return ${isGrid ? "cells.id" : "names"}.map((${isGrid ? "cell" : "area"}, i) => ({`,
    `  ${isGrid ? "cell" : "area"},`,
    "  count: count[i],",
    ...(params.areas && params.population ? ["  rate: rate[i],"] : []),
    "  z: z[i],",
    "  p: p[i],",
    "  p_adjusted: pAdjusted[i],",
    `  geometry: ${isGrid ? "cells.outline" : "outlines"}[i],`,
    "}));",
  ]);
}

const gridLines = (source: GroundSource, params: ClustersParams): string[] => [
  ...groundLines(source, params, params),
  "const count = new Float64Array(cells.id.length);",
  "for (const cell of at) if (cell !== -1) count[cell]++;",
  "const values = count;",
];

function areaLines({ areas, points }: AreaSource, params: ClustersParams): string[] {
  const rate = params.population
    ? [
        'const population = rows.numbers("population");',
        `const rate = count.map((own, i) => (${params.per} * own) / population[i]);`,
        params.smooth
          ? "const values = methods.empiricalBayesRates(count, population);"
          : "const values = rate;",
      ]
    : ["const values = count;"];
  const byBorder = params.neighbours === "queen" || params.neighbours === "rook";
  return [
    `const rows = await ${sqlCode(areas)};`,
    'const outlines = [...rows.column("geometry")];',
    'const names = [...rows.column("name")];',
    "const { areas } = methods.readAreas(outlines);",
    "const metres = methods.areasInMetres(methods.zoneOf(methods.boxOf(areas)), areas);",
    ...(points
      ? [
          `const points = await ${sqlCode(points)};`,
          "const count = new Float64Array(names.length);",
          'const { area } = methods.locate(methods.indexAreas(areas), points.numbers("x"), points.numbers("y"));',
          "for (const own of area) if (own !== -1) count[own]++;",
        ]
      : ['const count = rows.numbers("n");']),
    ...rate,
    ...(byBorder
      ? [`const weights = methods.contiguity(metres, "${params.neighbours}", 1);`]
      : [
          "const centres = methods.areaCentres(metres);",
          weightsByDistance("centres.x, centres.y", params),
        ]),
  ];
}

function testLines({ statistic, permutations }: ClustersParams, seed: number): string[] {
  if (statistic !== "moran") {
    const name = statistic === "gi" ? "Gi" : "GiStar";
    return [
      `const { z, p, pAdjusted } = methods.getisOrd(values, weights, { statistic: "${name}" });`,
    ];
  }
  return [
    "const mean = methods.rowStandardised(weights);",
    "const { z } = methods.localMoran(values, mean);",
    `const context = { seed: ${seed} };`,
    `const first = methods.conditionalPermutation(values, mean, { permutations: ${permutations} }, context);`,
    `const permuted = methods.refinePermutation(values, mean, first, ${JSON.stringify(refinement)}, context);`,
    "const { p, pAdjusted } = methods.twoSidedPseudoP(permuted);",
  ];
}
