import { expect, type Page } from "@playwright/test";
import type { ChicagoFigures } from "./data";
import { numberOf, readGrid } from "./grid";
import { cellNamed, done, type CellText } from "./notebook";

export const parquet = "chicago/chicago-crimes-2012-2018.parquet";
export const csv = "chicago/chicago-crimes-2018-h1-raw.csv.gz";
export const beatFile = "boundaries/chicago-police-beats-2012-12.geojson";

export const crimes = "chicago_crimes_2012_2018";
export const rawCrimes = "chicago_crimes_2018_h1_raw";
export const beats = "chicago_police_beats_2012_12";

type Row = (string | number)[];

/** A SQL cell and the rows that it must show, first row first. */
export interface Figure {
  name: string;
  sql: string;
  expected: Row[];
}

const counted = (counts: Record<string, number>): Row[] =>
  Object.entries(counts).map(([key, count]) => [Number(key), count]);

const numbered = (counts: readonly number[], first: number): Row[] =>
  counts.map((count, index) => [index + first, count]);

/** Every golden figure of the seven years as an analyst would ask for it. */
export const chicagoFigures = (golden: ChicagoFigures): Figure[] => [
  {
    name: "by_year",
    sql: `select year("Date") as year, count(*) as incidents\nfrom ${crimes}\ngroup by all\norder by year`,
    expected: counted(golden.by_year),
  },
  {
    name: "top_types",
    sql: `select "Primary Type" as type, count(*) as incidents\nfrom ${crimes}\ngroup by type\norder by incidents desc\nlimit 10`,
    expected: golden.top_primary_type,
  },
  {
    name: "quality",
    sql: [
      "select",
      "  count(*) as incidents,",
      '  count(*) filter ("Latitude" is null) as without_point,',
      '  count(*) filter ("Latitude" < 41) as far_south,',
      '  count(*) filter ("Community Area" = 0) as no_area',
      `from ${crimes}`,
    ].join("\n"),
    expected: [[golden.rows, golden.null_latitude, golden.latitude_lt_41, golden.community_area_0]],
  },
  {
    name: "repeated",
    sql: `select count(*) as numbers\nfrom (\n  select "Case Number"\n  from ${crimes}\n  group by "Case Number"\n  having count(*) > 1\n)`,
    expected: [[golden.duplicate_case_numbers]],
  },
  {
    name: "arrests",
    sql: `select round(avg("Arrest"::int), 6) as arrest_rate\nfrom ${crimes}`,
    expected: [[golden.arrest_rate]],
  },
  {
    name: "top_beats",
    sql: `select "Beat" as beat, count(*) as incidents\nfrom ${crimes}\ngroup by beat\norder by incidents desc\nlimit 5`,
    expected: golden.top_beats,
  },
  {
    name: "beats_in_use",
    sql: `select count(distinct "Beat") as beats\nfrom ${crimes}`,
    expected: [[golden.distinct_beats]],
  },
  {
    name: "without_polygon",
    sql: `select count(*) as incidents\nfrom ${crimes} c\nanti join ${beats} b on b."BEAT_NUM" = c."Beat"`,
    expected: [[golden.rows_beat_not_in_2012_12_polygons]],
  },
  {
    name: "by_hour",
    sql: `select hour("Date") as hour, count(*) as incidents\nfrom ${crimes}\ngroup by all\norder by hour`,
    expected: numbered(golden.by_hour, 0),
  },
  {
    name: "by_weekday",
    sql: `select dayofweek("Date") as weekday, count(*) as incidents\nfrom ${crimes}\ngroup by all\norder by weekday`,
    expected: numbered(golden.by_dow_sun0, 0),
  },
  {
    name: "theft_by_month",
    sql: `select month("Date") as month, count(*) as incidents\nfrom ${crimes}\nwhere "Primary Type" = 'THEFT' and year("Date") = 2017\ngroup by all\norder by month`,
    expected: numbered(golden.theft_by_month_2017, 1),
  },
  {
    name: "homicides",
    sql: `select year("Date") as year, count(*) as homicides\nfrom ${crimes}\nwhere "Primary Type" = 'HOMICIDE'\ngroup by all\norder by year`,
    expected: counted(golden.homicide_by_year),
  },
];

/** The same questions put to another table. */
export const askedOf = (figures: readonly Figure[], table: string, prefix: string): Figure[] =>
  figures.map(({ name, sql, expected }) => ({
    name: `${prefix}_${name}`,
    sql: sql.replaceAll(crimes, table).replaceAll("2017", "2018"),
    expected,
  }));

export const figureCells = (figures: readonly Figure[]): CellText[] =>
  figures.map(({ name, sql }) => ["sql", name, sql]);

/** The cell of a figure is done and its grid shows what is expected, digit by digit. */
export async function shows(page: Page, { name, expected }: Figure): Promise<void> {
  const cell = cellNamed(page, name);
  await done(cell);
  const { rows } = await readGrid(cell);
  const read = rows.map((row) =>
    row.map((text, column) => (typeof expected[0]![column] === "number" ? numberOf(text) : text)),
  );
  expect(read, name).toEqual(expected);
}

const robberies = `year("Date") = 2017 and "Primary Type" = 'ROBBERY'`;

/** A slider, and a chart, two maps and two programs that follow it. */
export const pictureCells: CellText[] = [
  [
    "sql",
    "robberies_by_hour",
    `select hour("Date") as hour, count(*) as robberies, count("Latitude") as with_point\nfrom ${crimes}\nwhere ${robberies}\ngroup by all\norder by hour`,
  ],
  [
    "input",
    "at_hour",
    "type: slider\nlabel: Hour of the day\nmin: 0\nmax: 23\nstep: 1\nvalue: 20\nunit: h",
  ],
  [
    "sql",
    "chosen",
    [
      'select "Date" as occurred_at, "Primary Type" as type, "Beat" as beat,',
      '  "Latitude" as latitude, "Longitude" as longitude',
      `from ${crimes}`,
      `where hour("Date") = $at_hour and ${robberies}`,
    ].join("\n"),
  ],
  ["sql", "chosen_count", "select count(*) as robberies from chosen"],
  [
    "chart",
    "chosen_by_month",
    "data: chosen\nmark: bar\nx: occurred_at\nbin: month\naggregate: count\ntitle: Robberies of 2017 at this hour",
  ],
  [
    "map",
    "hexagon_map",
    `data: chosen\nlayer: hexagons\nlatitude: latitude\nlongitude: longitude\ncell: 1000\nboundaries: ${beats}\ntitle: Where they are concentrated\nunit: robberies`,
  ],
  [
    "map",
    "point_map",
    `data: chosen\nlayer: points\nlatitude: latitude\nlongitude: longitude\nboundaries: ${beats}\ntitle: Each robbery`,
  ],
  [
    "script",
    "own_plot",
    [
      "Plot.plot({",
      '  x: { label: "District" },',
      "  marks: [",
      '    Plot.barY(chosen, Plot.groupX({ y: "count" }, {',
      '      x: (row) => String(row.beat).slice(0, 2), fill: "var(--accent)",',
      "    })),",
      "    Plot.ruleY([0]),",
      "  ],",
      "})",
    ].join("\n"),
  ],
  [
    "script",
    "own_map",
    [
      "const located = chosen.objects().filter((row) => row.latitude !== null);",
      "display(html`<p>${located.length} robberies on the map</p>`);",
      "deckMap({",
      "  height: 360,",
      "  layers: [",
      "    new deck.ScatterplotLayer({",
      "      data: located,",
      "      getPosition: (row) => [row.longitude, row.latitude],",
      "      getRadius: 3,",
      '      radiusUnits: "pixels",',
      "      getFillColor: [31, 95, 168, 160],",
      "    }),",
      "  ],",
      "})",
    ].join("\n"),
  ],
];
