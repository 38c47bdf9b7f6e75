import { kindsOf } from "@/cells/ground/lay-layers";
import { comparisonLeftOut } from "@/cells/learning/code";
import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { distancesOf, placeForecastSchema } from "./params";
import type { PlaceForecastView } from "./view-data";

/** The same cells and scores as the source of a TypeScript cell, over the rows of the last result. */
export function toCode(cell: Cell, result?: CellResult): string {
  const read = readParams(placeForecastSchema, cell.source);
  const view = result?.view as PlaceForecastView | undefined;
  if (!read.ok || !view) return "";
  const { shape, size, horizon, patrol, half_life } = read.params;
  const { sql, from, origin, others, boundary, layers, model, origins } = view.program;
  const name = cell.name ?? cell.id;
  const grid = `{ shape: "${shape}", size: ${size} }`;
  const counts = ["historical count", "decayed count"];
  const models = [...counts, ...(counts.includes(model) ? [] : [model])];
  const { refit } = view;
  const isKept = refit?.inUse === "kept";
  const leftOut = refit ? `${comparisonLeftOut(read.params.kept!, isKept)}\n` : "";
  return `${leftOut}const ${name} = await (async () => {
  const rows = await ${sqlCode(sql)};
  const [longitude, latitude] = [rows.numbers("x"), rows.numbers("y")];
  const [day, kind] = [rows.numbers("day"), rows.numbers("k")];
${
  boundary
    ? `  const outlines = await ${sqlCode(boundary)};
  const { areas } = methods.readAreas([...outlines.column("geometry")]);
  const grid = methods.gridOverAreas(areas, ${grid});
  const { x, y } = methods.toMetres(grid.zone, longitude, latitude);
  const kept = x.map((_, i) => i);`
    : `  const { zone, x, y, kept } = methods.projectPoints(longitude, latitude);
  const grid = methods.gridOverPoints({ zone, x, y }, ${grid});`
}
  const tables = ${JSON.stringify([0, ...others.map((_, i) => i + 1)])}.map((k) => {
    const at = Array.from(kept.keys()).filter((i) => kind[kept[i]] === k);
    const of = (values) => Float64Array.from(at, (i) => values[i]);
    const days = Float64Array.from(at, (i) => day[kept[i]]);
    return methods.placeIncidents(grid.ground, of(x), of(y), days);
  });
  const [own, ...others] = tables; // ${["what is forecast", ...others].join(", ")}
${layers.length > 0 ? layerLines(layers, size) : ""}  const cellArea = grid.ground.cellArea;
  const cells = methods.cellsIn(${patrol * 1e6}, cellArea);
  const input = {
    ground: grid.ground, own, others, from: ${from}, horizon: ${horizon}, cells, halfLife: ${half_life},${layers.length > 0 ? " layers," : ""}
  };
  const models = ${JSON.stringify(models)};
  const test = methods.backtestPlaces(
    models.map((model) => methods.placeModel(model, input)),
    own,
    grid.id.length,
    ${JSON.stringify(origins)}, // days since 1970
    ${horizon},
    { cells, cellArea, totalArea: grid.id.length * cellArea },
  );
  // Chances that were right on average in the test.
  const { scatter } = test.summary[${models.indexOf(model)}].chance;
  const answer = methods.placeModel("${model}", input)(${origin}${isKept ? `, ${refit!.knownAt}` : ""});
  const chosen = [...methods.topCells(answer.score, cells)].map((cell, i) => ({
    rank: i + 1,
    cell: grid.id[cell],
    latitude: grid.latitude[cell],
    longitude: grid.longitude[cell],
    expected: answer.expected[cell],
    probability: methods.atLeastOne(answer.expected[cell], scatter),
    geometry: grid.outline(cell),
  }));
  const scores = test.summary.map(({ pai, hitRate, gain }, m) => ({
    model: models[m],
    pai: pai.mean,
    pai_low: pai.low,
    pai_high: pai.high,
    hit_rate: hitRate.mean,
    gain_on_historical_count: gain.mean,
  }));
  return { chosen, scores };
})();
display(${name}.scores);
display(${name}.chosen);
`;
}

/** The features around the cells, under the names that the cell gives them. */
function layerLines(layers: PlaceForecastView["program"]["layers"], size: number): string {
  const add = layers.map(({ sql, isByNumber, as, distances }) => {
    const options = {
      distances: distances ?? distancesOf(size),
      kinds: kindsOf(as ?? "proximity", isByNumber),
    };
    return `  add(await ${sqlCode(sql)}, ${JSON.stringify(options)});`;
  });
  return `  const layers = [];
  const add = (rows, options) => {
    const names = { name: [...rows.column("name")], geometry: [...rows.column("geometry")] };
    const degrees = { longitude: rows.numbers("x"), latitude: rows.numbers("y") };
    const reach = Math.max(0, ...options.distances);
    const { features } = methods.placeFeatures(grid, { ...names, ...degrees }, reach);
    for (const { name, kind, distance, values } of methods.terrainLayers(grid, features, options)) {
      layers.push({ name: \`\${kind} \${name} \${distance}\`, values });
    }
  };
${add.join("\n")}
`;
}
