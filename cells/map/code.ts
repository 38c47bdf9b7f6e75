import type { Cell } from "@/lib/notebook/document";
import { readParams } from "@/cells/params";
import { colourScales } from "@/cells/fields/scales";
import { mapSchema } from "./params";
import { isPoint } from "./queries";

/** The map as a TypeScript cell over deck.gl. */
export function toCode(cell: Cell): string {
  const read = readParams(mapSchema, cell.source);
  if (!read.ok || !read.params.data) return "deckMap({ layers: [] })";
  const { data, layer, size, most, cell: width, radius, scale, height } = read.params;
  const latitude = read.params.latitude ?? "latitude";
  const longitude = read.params.longitude ?? "longitude";
  const where = isPoint({ table: data, latitude, longitude });
  const rows = `const rows = await sql\`
  select "${longitude}" as x, "${latitude}" as y
  from ${data}
  where ${where}
  limit ${most}\`;
`;
  const colours = Array.from({ length: 6 }, (_, step) =>
    colourScales[scale].colour(0.12 + (0.83 * step) / 5),
  );
  const range = `[${colours.map((css) => `d3.rgb("${css}")`).join(", ")}].map(({ r, g, b }) => [r, g, b])`;
  const layers: Record<typeof layer, string> = {
    points: `new deck.ScatterplotLayer({
      data: rows.objects(),
      getPosition: (row) => [row.x, row.y],
      getRadius: ${size},
      radiusUnits: "pixels",
      getFillColor: [31, 95, 168, 160],
    })`,
    hexagons: `new deck.HexagonLayer({
      data: rows.objects(),
      getPosition: (row) => [row.x, row.y, 0],
      radius: ${Math.round(width / Math.sqrt(3))},
      colorRange: ${range},
    })`,
    heat: `new deck.HeatmapLayer({
      data: rows.objects(),
      getPosition: (row) => [row.x, row.y, 0],
      radiusPixels: ${radius},
      colorRange: ${range},
    })`,
    choropleth: "",
  };
  if (layer === "choropleth") return choroplethCode(read.params);
  return inBlock(`${rows}
display(deckMap({
  height: ${height},
  layers: [
    ${layers[layer]},
  ],
}));`);
}

/** Names inside a block are the cell's own: a table may be called `rows` as well. */
const inBlock = (code: string): string => `{\n${code.replace(/^(?=.)/gm, "  ")}\n}`;

function choroplethCode(params: ReturnType<typeof mapSchema.parse>): string {
  const { data, boundaries, geometry, key, match, scale, height } = params;
  const name = key ?? "name";
  return inBlock(`const areas = await sql\`
  select a."${geometry}" as geometry, count(d."${match ?? name}") as n
  from ${boundaries} a left join ${data} d on d."${match ?? name}" = a."${name}"
  group by 1\`;
const most = d3.max(areas.objects(), (area) => area.n);
const colour = (n) => d3.rgb(d3.interpolateYlOrRd(n / most));

// ${colourScales[scale].title}: change the interpolator to change the colours.
display(deckMap({
  height: ${height},
  layers: [
    new deck.GeoJsonLayer({
      data: areas.objects().map(({ geometry, n }) => ({
        type: "Feature",
        geometry: JSON.parse(geometry),
        properties: { n },
      })),
      getFillColor: ({ properties: { n } }) => {
        const { r, g, b } = colour(n);
        return [r, g, b, 210];
      },
      getLineColor: [120, 120, 120],
      getLineWidth: 1,
      lineWidthUnits: "pixels",
    }),
  ],
}));`);
}
