import { percent, rows, whole } from "@/cells/words";
import { formatNumber } from "@/lib/table/format";

/** Three digits are enough to picture an area. */
export const km2 = (value: number) => `${formatNumber(Number(value.toPrecision(3)))} km²`;

export const texts = {
  editor: "Grid",
  source: "Parameters as text",
  choose: "Choose the areas to cut into cells, or a table of points to lay cells over.",
  chooseHint: "Drop a GeoJSON file or a zipped shapefile on the notebook to get areas.",
  noGeometry: (table: string) => `${table} has no column of GeoJSON outlines.`,
  noGeometryHint: "Name it under “geometry”.",
  noPoint: (table: string) => `Choose the columns of ${table} that hold latitude and longitude.`,
  noOutlines: (table: string) => `None of the areas of ${table} has an outline that can be read.`,
  noHull: (table: string) => `The usable points of ${table} do not span any ground.`,
  noHullHint: "Choose areas as the boundary.",
  reading: "reading the boundary",
  gettingPoints: "reading points",
  cutting: "cutting cells",
  counting: "counting points",
  writing: "writing the table",
  cells: (cells: number, whole_: number, total: string) =>
    `${whole(cells)} cells cover ${total}; ${whole(whole_)} of them are wholly inside.`,
  unreadable: (count: number, areas: number) =>
    `${whole(count)} of ${whole(areas)} areas ${count === 1 ? "has" : "have"} no outline that can be read.`,
  usable: (points: number, all: number) =>
    `${whole(points)} of ${rows(all)} have a usable point (${percent(points, all)}).`,
  counted: (counted: number, points: number) =>
    `${whole(counted)} of these lie in a cell (${percent(counted, points)}), ${whole(points - counted)} outside.`,
  hull: (left: number) =>
    left === 0
      ? "There is no boundary: the cells cover the hull of all usable points."
      : `There is no boundary: the cells cover the hull of the usable points without the ${whole(left)} outermost.`,
  zone: (zone: number, south: boolean) =>
    `Squares lie on the grid of UTM zone ${zone} ${south ? "south" : "north"}, WGS 84.`,
  finding: (share: number, cells: number, filled: number) =>
    `Half of the rows lie in ${whole(share)} of ${whole(cells)} cells; ${whole(cells - filled)} cells have none.`,
  resolution: (resolution: number, area: string) => `${resolution} (${area})`,
  shapes: { square: "Squares", hexagon: "Hexagons (H3)" },
  fields: {
    boundary: "Boundary",
    boundaryHint: "Without one, the hull of the points",
    data: "Points to count",
    shape: "Shape",
    size: "Side",
    resolution: "Resolution",
    geometry: "Outline column",
    latitude: "Latitude",
    longitude: "Longitude",
  },
};
