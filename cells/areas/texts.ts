import { percent, rows, whole } from "@/cells/words";
import { formatNumber } from "@/lib/table/format";

const lie = (count: number) => (count === 1 ? "1 row lies" : `${whole(count)} rows lie`);
const match = (count: number) => (count === 1 ? "1 row matches" : `${whole(count)} rows match`);

export const texts = {
  editor: "Areas",
  code: {
    byArea: (name: string) =>
      `How many rows each area has. The rows themselves stay in the engine: ${name} with a column more is what the cell is for.`,
  },
  two: "Groups are made by at most two columns.",
  source: "Parameters as text",
  chooseData: "Choose the table whose rows are to be placed.",
  chooseAreas: "Choose the areas: a table with a column of GeoJSON outlines.",
  chooseAreasHint: "Drop a GeoJSON file or a zipped shapefile on the notebook to get one.",
  noPoint: (table: string) => `Choose the columns of ${table} that hold latitude and longitude.`,
  noPointHint:
    "A table without points can be matched by name: “by: {station: name}”, a column of the data and one of the areas.",
  noGeometry: (table: string) => `${table} has no column of GeoJSON outlines.`,
  noGeometryHint: "Name it under “geometry”, or match by name with “by”.",
  noColumn: (table: string, column: string, parameter: string) =>
    `${table} has no column “${column}”, which “${parameter}” names.`,
  columnsAre: (names: readonly string[]) => `It has: ${names.join(", ")}.`,
  noPairs: (parameter: string) => `“${parameter}” names no columns.`,
  pairHint: "Write a column of the data and one of the areas: “{station: name}”.",
  onePair: "A crosswalk translates one column, and “by” names several.",
  onePairHint: "Leave one pair in “by”, or put the crosswalk into a SQL cell before this one.",
  noOutlines: (table: string) => `None of the areas of ${table} has an outline that can be read.`,
  gettingPoints: "reading points",
  gettingAreas: "reading areas",
  placing: "placing points",
  writing: "writing the table",
  matching: "matching names",
  usable: (points: number, all: number) =>
    `${whole(points)} of ${rows(all)} have a usable point (${percent(points, all)}).`,
  placed: (placed: number, none: number, areas: number) =>
    `${lie(placed)} in one of the ${whole(areas)} areas${none > 0 ? `, ${whole(none)} with a point in none` : ""}.`,
  several: (count: number) =>
    `${lie(count)} in areas that overlap; the smallest of them has the row.`,
  border: (count: number, share: string, metres: number) =>
    `${lie(count)} within ${formatNumber(metres)} m of a border (${share}), where the point alone cannot tell the side.`,
  name: "Name under “recorded” what the rows say themselves, and that decides there.",
  settled: (count: number) =>
    `Of these, ${whole(count)} went to the area that the row itself names.`,
  unreadable: (count: number, areas: number, first: string) =>
    `${whole(count)} of ${whole(areas)} areas ${count === 1 ? "has" : "have"} no outline that can be read. The first: ${first}`,
  rowOf: (row: number, message: string) => `row ${whole(row + 1)}. ${message}`,
  matched: (matched: number, named: number, all: number) =>
    `${whole(matched)} of ${rows(all)} name an area (${percent(matched, all)}); ${whole(named - matched)} name something else, ${whole(all - named)} nothing.`,
  loosely: (count: number) =>
    `${match(count)} only without regard to case, blanks and zeros in front.`,
  translated: (count: number) => `${match(count)} through the crosswalk.`,
  shared: (count: number) =>
    `${count === 1 ? "1 name stands" : `${whole(count)} names stand`} for more than one area; the first of them has the rows.`,
  finding: (name: string, count: number, placed: number) =>
    `${name} has most rows: ${whole(count)} of ${whole(placed)} (${percent(count, placed)}).`,
  empty: (count: number, areas: number) =>
    `${whole(count)} of ${whole(areas)} areas ${count === 1 ? "has" : "have"} no row.`,
  top: "Areas with most rows",
  unmatched: "Names without an area",
  more: (count: number) => `and ${whole(count)} more`,
  unused: (count: number) =>
    count === 1 ? "Area without a row" : `${whole(count)} areas without a row`,
  rows: "rows",
  area: "area",
  noName: "without a name",
  ways: { place: "Place", name: "Name" },
  fields: {
    data: "Table",
    areas: "Areas",
    way: "Found by",
    latitude: "Latitude",
    longitude: "Longitude",
    geometry: "Outline column",
    border: "On a border within",
    recorded: "Recorded area",
    recordedHint: "Decides for points on a border",
    recordedAs: "Same name in the areas",
    by: "Name in the table",
    as: "Same name in the areas",
    crosswalk: "Crosswalk",
    crosswalkHint: "Table that translates names",
    from: "From",
    to: "To",
    keep: "Columns to add",
  },
};
