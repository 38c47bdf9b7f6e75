import { percent } from "@/cells/words";
import { formatNumber } from "@/lib/table/format";

const rows = (count: number) => (count === 1 ? "1 row" : `${formatNumber(count)} rows`);

export const texts = {
  map: (title: string | undefined, measures: string) =>
    `Map${title ? `: ${title}` : ""}${measures ? `, ${measures}` : ""}`,
  choose: "Choose the table of incidents.",
  noPoint: (table: string) => `Choose the columns of ${table} that hold latitude and longitude.`,
  noUsable: (table: string) => `None of the rows of ${table} has a usable point.`,
  noUsableHint: "A usable point has a latitude and a longitude in degrees that are not both 0.",
  usable: (part: number, all: number) =>
    `${formatNumber(part)} of ${rows(all)} ${all === 1 ? "has" : "have"} a usable point (${percent(part, all)}).`,
  noGeometry: (table: string) => `${table} has no column of GeoJSON outlines.`,
  noGeometryHint: "Drop a GeoJSON file or a zipped shapefile on the notebook to get areas.",
  gettingPoints: "getting the points",
  zone: (zone: number, south: boolean) =>
    `Distances in metres, UTM zone ${zone} ${south ? "south" : "north"}.`,
  farOut: (count: number) =>
    `${rows(count)} more than 3° away from the middle point ${count === 1 ? "is" : "are"} left out.`,
};
