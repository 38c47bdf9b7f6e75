/** A picture of one cell, on the built-in sample. */
export interface Picture {
  /** Name of the file. Its first word says to which chapter it belongs. */
  name: string;
  /** What it shows, as the gallery says it. */
  title: string;
  /** The cell that is shown; the others are what it needs. */
  cell: string;
  cells: readonly string[];
  /** What is done before. */
  step?: "open" | "profile" | "rows behind";
  /** Only so much of it, from its top, pixels. */
  height?: number;
  /** The state in which it is shown; `done` if nothing is said. */
  status?: "failed" | "blocked" | "idle";
}

const fence = "```";
const cell = (kind: string, name: string, ...lines: string[]) =>
  `${fence}${kind} ${name}\n${lines.join("\n")}\n${fence}`;
const sql = (name: string, ...lines: string[]) => cell("sql", name, ...lines);
const chart = (name: string, ...lines: string[]) => cell("chart", name, ...lines);
const map = (name: string, ...lines: string[]) => cell("map", name, ...lines, "height: 360");
const input = (name: string, ...lines: string[]) => cell("input", name, ...lines);
const script = (name: string, ...lines: string[]) => cell("script", name, ...lines);

const facts = sql(
  "facts",
  "from incidents select count(*) as incidents, min(reported_at) as first, max(reported_at) as last",
);
const inCity = "latitude between 14.1 and 14.4 and longitude between 75.9 and 76.4";
const burglaries = sql(
  "burglaries",
  "from incidents",
  `where head = 'BURGLARY - NIGHT' and ${inCity}`,
);
const accidents = sql(
  "accidents",
  "from incidents",
  "where head = 'MOTOR VEHICLE ACCIDENTS NON-FATAL'",
);
const hurt = sql("hurt", "from incidents", "where head = 'CASES OF HURT'");
/** Those without a point, too: what is missing differs from station to station. */
const burgled = sql("burgled", "from incidents", "where head = 'BURGLARY - NIGHT'");
const described = sql("described", "from beats", "join people using (station, beat)");
const central = sql("central", "from incidents", "where station = 'Bus Stand PS'");
const lastYear = sql(
  "last_year",
  "from incidents",
  "where head = 'BURGLARY - NIGHT' and occurred_from >= '2024-01-01'",
);
const byBeat = sql(
  "by_beat",
  "from beats",
  "join incidents using (station, beat)",
  "select",
  "  replace(station, ' PS', '') || ' ' || right(beat, 1) as area,",
  "  any_value(geometry) as geometry,",
  "  count(*) as incidents,",
  "  round(count(*) * 1000 / any_value(population), 1) as per_1000",
  "group by station, beat",
  "order by incidents desc",
);
const delays = sql(
  "delays",
  "from incidents",
  "select head, occurred_from, least(date_diff('hour', occurred_from, reported_at), 120) as hours_to_report",
  "where head in ('THEFT', 'ROBBERY', 'BURGLARY - NIGHT', 'CYBER CRIME')",
);
const weekly = sql(
  "weekly",
  "from incidents select date_trunc('week', reported_at)::date as week, count(*) as incidents",
  "where reported_at >= '2019-01-07' and reported_at < '2024-12-30' group by week order by week",
);

const hexagons = cell(
  "grid",
  "cells",
  "boundary: beats",
  "data: fir",
  "shape: hexagon",
  "resolution: 8",
);

const text = [
  `## What the register says

The city registered **\${facts.incidents}** incidents from \${facts.first | date} to
\${facts.last | date}. A value in the text comes from a cell and follows it.

| Question | Cell |
| --- | --- |
| What happened? | SQL |
| Where? | Map |

- [x] the register is open
- [ ] the patrols are planned`,
];

export const pictures: readonly Picture[] = [
  { name: "text", title: "Text with values of other cells", cell: "c1", cells: [...text, facts] },
  { name: "sql", title: "SQL with its editor", cell: "by_beat", cells: [byBeat], step: "open" },
  {
    name: "script",
    title: "TypeScript with Observable Plot",
    cell: "weekly_picture",
    cells: [
      weekly,
      script(
        "weekly_picture",
        "Plot.plot({",
        "  width,",
        "  height: 220,",
        "  y: { grid: true, zero: true, label: 'Incidents a week' },",
        "  x: { label: null },",
        "  marks: [",
        "    Plot.dot(weekly, { x: 'week', y: 'incidents', r: 2 }),",
        "    Plot.lineY(weekly, Plot.windowY(8, { x: 'week', y: 'incidents' })),",
        "  ],",
        "})",
      ),
    ],
    step: "open",
  },
  {
    name: "model",
    title: "A register read into the crime model",
    cell: "incidents",
    cells: [],
  },
  {
    name: "quality",
    title: "What is wrong with the data",
    cell: "faults",
    cells: [cell("quality", "faults", "data: incidents", "raw: fir")],
    height: 1000,
  },
  {
    name: "input-select",
    title: "Select one, from a query",
    cell: "offence",
    cells: [
      input(
        "offence",
        "type: select",
        "label: Type of crime",
        "options: {query: select distinct head from incidents order by head}",
        "value: THEFT",
      ),
    ],
    step: "open",
  },
  {
    name: "input-multi-select",
    title: "Select several",
    cell: "days",
    cells: [
      input(
        "days",
        "type: multi-select",
        "label: Days",
        "options: [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]",
        "value: [Friday, Saturday]",
      ),
    ],
  },
  {
    name: "input-slider",
    title: "Slider",
    cell: "reach",
    cells: [
      input(
        "reach",
        "type: slider",
        "label: Reach",
        "min: 50",
        "max: 800",
        "step: 50",
        "value: 400",
        "unit: m",
      ),
    ],
  },
  {
    name: "input-number",
    title: "Number",
    cell: "most",
    cells: [
      input("most", "type: number", "label: Beats to show", "min: 1", "max: 120", "value: 10"),
    ],
  },
  {
    name: "input-text",
    title: "Text field",
    cell: "place",
    cells: [
      input("place", "type: text", "label: Place contains", "placeholder: bus stand", 'value: ""'),
    ],
  },
  {
    name: "input-checkbox",
    title: "Checkbox",
    cell: "heinous_only",
    cells: [input("heinous_only", "type: checkbox", "label: Heinous offences only", "value: true")],
  },
  {
    name: "input-date",
    title: "Date",
    cell: "since",
    cells: [input("since", "type: date", "label: Since", "value: 2024-04-01")],
  },
  {
    name: "input-date-range",
    title: "Range of dates",
    cell: "quarter",
    cells: [
      input("quarter", "type: date range", "label: Quarter", "value: [2024-01-01, 2024-03-31]"),
    ],
  },
  {
    name: "chart-bar",
    title: "Bars, with the form",
    cell: "picture",
    cells: [
      byBeat,
      chart(
        "picture",
        "data: by_beat",
        "mark: bar",
        "x: incidents",
        "y: area",
        "limit: 8",
        "title: The eight beats with most incidents",
      ),
    ],
    step: "open",
  },
  {
    name: "chart-line",
    title: "Lines by month and type",
    cell: "picture",
    cells: [
      delays,
      chart(
        "picture",
        "data: delays",
        "mark: line",
        "x: occurred_from",
        "bin: month",
        "color: head",
        "aggregate: count",
        "title: Four types of crime",
      ),
    ],
  },
  {
    name: "chart-area",
    title: "Areas, stacked",
    cell: "picture",
    cells: [
      chart(
        "picture",
        "data: incidents",
        "mark: area",
        "x: occurred_from",
        "bin: quarter",
        "color: district",
        "aggregate: count",
        "title: Incidents by district",
      ),
    ],
  },
  {
    name: "chart-dot",
    title: "Dots",
    cell: "picture",
    cells: [
      byBeat,
      chart(
        "picture",
        "data: by_beat",
        "mark: dot",
        "x: incidents",
        "y: per_1000",
        "title: Beats by number and rate",
        "yLabel: Incidents per 1,000 people",
      ),
    ],
  },
  {
    name: "chart-cell",
    title: "Heat map of weekday and hour",
    cell: "picture",
    cells: [
      burglaries,
      chart(
        "picture",
        "data: burglaries",
        "mark: cell",
        "x: occurred_from",
        "bin: hour of day",
        "y: occurred_from",
        "yBin: weekday",
        "aggregate: count",
        "title: When burglaries at night occur",
      ),
    ],
  },
  {
    name: "chart-box",
    title: "Box plots",
    cell: "picture",
    cells: [
      delays,
      chart(
        "picture",
        "data: delays",
        "mark: box",
        "x: hours_to_report",
        "y: head",
        "title: Hours until the report",
        "unit: h",
      ),
    ],
  },
  {
    name: "chart-histogram",
    title: "Histogram",
    cell: "picture",
    cells: [
      delays,
      chart(
        "picture",
        "data: delays",
        "mark: histogram",
        "x: hours_to_report",
        "title: Hours until the report",
        "unit: h",
      ),
    ],
  },
  {
    name: "map-points",
    title: "Points in colours, over beats",
    cell: "place",
    cells: [
      sql("robberies", `from incidents where head = 'ROBBERY' and ${inCity}`),
      map(
        "place",
        "data: robberies",
        "layer: points",
        "latitude: latitude",
        "longitude: longitude",
        "color: subhead",
        "size: 4",
        "boundaries: beats",
        "title: Robberies",
      ),
    ],
  },
  {
    name: "map-hexagons",
    title: "Hexagons, and the rows behind one",
    cell: "place",
    cells: [
      burglaries,
      map(
        "place",
        "data: burglaries",
        "layer: hexagons",
        "latitude: latitude",
        "longitude: longitude",
        "cell: 400",
        "boundaries: beats",
        "title: Burglaries at night",
        "unit: burglaries",
      ).replace("height: 360", "height: 280"),
    ],
    step: "rows behind",
  },
  {
    name: "map-heat",
    title: "Heat",
    cell: "place",
    cells: [
      burglaries,
      map(
        "place",
        "data: burglaries",
        "layer: heat",
        "latitude: latitude",
        "longitude: longitude",
        "boundaries: beats",
        "title: Burglaries at night",
      ).replace("height: 360", "height: 320"),
    ],
  },
  {
    name: "map-choropleth",
    title: "Coloured areas",
    cell: "place",
    cells: [
      byBeat,
      map(
        "place",
        "data: by_beat",
        "layer: choropleth",
        "boundaries: by_beat",
        "key: area",
        "match: area",
        "weight: per_1000",
        "title: Incidents per 1,000 people",
        "unit: per 1,000",
      ),
    ],
  },
  {
    name: "areas",
    title: "Which beat each point is in",
    cell: "placed",
    cells: [
      cell("areas", "placed", "data: fir", "areas: beats", "keep: [beat, station, population]"),
    ],
  },
  {
    name: "grid",
    title: "The city cut into hexagons",
    cell: "cells",
    cells: [hexagons],
  },
  {
    name: "grid-map",
    title: "The same on a map",
    cell: "place",
    cells: [
      hexagons,
      map(
        "place",
        "data: cells",
        "layer: choropleth",
        "boundaries: cells",
        "key: cell",
        "match: cell",
        "weight: count",
        "title: Incidents in hexagons of 0.7 km²",
        "unit: incidents",
      ),
    ],
  },
  {
    name: "where-density",
    title: "Density of incidents",
    cell: "dense",
    cells: [
      burglaries,
      cell(
        "density",
        "dense",
        "data: burglaries",
        "boundary: beats",
        "bandwidth: 500",
        "cell: 100",
      ),
    ],
    height: 900,
  },
  {
    name: "where-hot-spots",
    title: "Places that are more than chance",
    cell: "hot",
    cells: [
      burglaries,
      cell("local-clusters", "hot", "data: burglaries", "boundary: beats", "size: 500"),
    ],
    height: 700,
  },
  {
    name: "where-beats",
    title: "Beats with intervals, funnel and concentration",
    cell: "spread",
    cells: [
      burglaries,
      cell(
        "distribution",
        "spread",
        "data: burglaries",
        "by: [station, beat]",
        "areas: beats",
        "population: population",
        "rate: population",
      ),
    ],
    height: 900,
  },
  {
    name: "where-pattern",
    title: "Centre, spread and clusters",
    cell: "pattern",
    cells: [burglaries, cell("point-pattern", "pattern", "data: burglaries", "boundary: beats")],
    height: 420,
  },
  {
    name: "where-near-repeat",
    title: "Near repeats and zones of raised risk",
    cell: "again",
    cells: [lastYear, cell("near-repeat", "again", "data: last_year")],
    height: 1000,
  },
  {
    name: "where-scan",
    title: "Clusters in space and time",
    cell: "scanned",
    cells: [lastYear, cell("scan", "scanned", "data: last_year")],
    height: 700,
  },
  {
    name: "where-emerging",
    title: "How hot spots came to be, month by month",
    cell: "emerging",
    cells: [
      burglaries,
      cell("emerging", "emerging", "data: burglaries", "boundary: beats", "size: 1000"),
    ],
    height: 700,
  },
  {
    name: "where-relations",
    title: "Which types of crime stand together",
    cell: "together",
    cells: [cell("relations", "together", "data: incidents", "permutations: 999")],
    height: 720,
  },
  {
    name: "where-rules",
    title: "What goes together in a record",
    cell: "rules",
    cells: [cell("rules", "rules", "data: incidents")],
    height: 600,
  },
  {
    name: "when-clock",
    title: "Hours, weekdays and the calendar",
    cell: "hours",
    cells: [cell("clock", "hours", "data: incidents", "type: head")],
    height: 620,
  },
  {
    name: "when-compare",
    title: "This period against last year and the mean of three",
    cell: "changes",
    cells: [cell("compare", "changes", "data: incidents", "by: [station, head]")],
    height: 760,
  },
  {
    name: "when-trend",
    title: "Trend, season and changes of level",
    cell: "course",
    cells: [accidents, cell("trend", "course", "data: accidents")],
    height: 1000,
  },
  {
    name: "when-alerts",
    title: "Alerts for beats and types",
    cell: "news",
    cells: [
      cell(
        "alerts",
        "news",
        "data: incidents",
        "by: [station, beat]",
        "type: head",
        "as_of: 2024-11-03",
        "areas: beats",
      ),
    ],
    height: 1000,
  },
  {
    name: "next-counts",
    title: "Counts to come, beside plain counting",
    cell: "counts",
    cells: [cell("forecast", "counts", "data: incidents", "time: reported_at", "by: [district]")],
    height: 1000,
  },
  {
    name: "next-places",
    title: "Squares to patrol, and what such choices caught before",
    cell: "places",
    cells: [
      cell(
        "place-forecast",
        "places",
        "data: incidents",
        "column: head",
        "value: BURGLARY - NIGHT",
        "boundary: beats",
        "area: station",
      ),
    ],
    height: 760,
  },
  {
    name: "next-terrain",
    title: "Features of the ground that go with incidents",
    cell: "terrain",
    cells: [
      hurt,
      cell(
        "risk-terrain",
        "terrain",
        "data: hurt",
        "boundary: beats",
        "layers:",
        "  - table: features",
      ),
    ],
    height: 1000,
  },
  {
    name: "next-correlates",
    title: "Traits of beats that go with incidents",
    cell: "traits",
    cells: [
      burgled,
      described,
      cell(
        "correlates",
        "traits",
        "data: burgled",
        "areas: described",
        "by: [station, beat]",
        "traits: [rented_percent, literacy_percent, night_light]",
        "exposure: population",
      ),
    ],
    height: 900,
  },
  {
    name: "next-drivers",
    title: "What a model leans on",
    cell: "leans_on",
    cells: [
      burgled,
      described,
      cell(
        "drivers",
        "leans_on",
        "data: burgled",
        "by: [station, beat]",
        "areas: described",
        "traits: [rented_percent, literacy_percent, night_light]",
      ),
    ],
    height: 900,
  },
  {
    name: "act-duty",
    title: "Duty against crime",
    cell: "match",
    cells: [cell("duty-match", "match", "data: incidents", "duty: duty", "beats: beats")],
    height: 640,
  },
  {
    name: "act-plan",
    title: "A deployment plan with its reasons",
    cell: "plan",
    cells: [cell("deployment", "plan", "data: incidents", "duty: duty", "beats: beats")],
    height: 640,
  },
  {
    name: "act-sectors",
    title: "Connected sectors of beats for each unit",
    cell: "sectors",
    cells: [
      cell(
        "patrol-sectors",
        "sectors",
        "data: incidents",
        "beats: beats",
        "within: city",
        "sectors: {morning: 20, evening: 24, night: 16}",
      ),
    ],
    height: 900,
  },
  {
    name: "act-profile",
    title: "One beat on two pages",
    cell: "profile",
    cells: [
      cell(
        "beat-profile",
        "profile",
        "data: incidents",
        "chosen:",
        "  - [Industrial Estate PS, BEAT NO 4]",
        "duty: duty",
        "beats: beats",
      ),
    ],
    height: 1000,
  },
  {
    name: "act-performance",
    title: "Cases of stations, with what chance would give",
    cell: "review",
    cells: [
      cell("performance", "review", "data: incidents", "outcomes: outcomes", "by: [station]"),
    ],
    height: 900,
  },
  {
    name: "act-evaluation",
    title: "An operation, asked whether it worked",
    cell: "operation",
    cells: [
      cell(
        "evaluation",
        "operation",
        "data: incidents",
        "by: [station]",
        "treated: [Clock Tower PS, Old Market PS]",
        "before: [2023-03-01, 2023-05-31]",
        "after: [2024-03-01, 2024-05-31]",
        "outcome: {column: head, values: [ROBBERY, THEFT]}",
      ),
    ],
    height: 1000,
  },
  {
    name: "act-waiting",
    title: "How many units the calls of a station need",
    cell: "calls",
    cells: [central, cell("queueing", "calls", "data: central", "units: 2")],
    height: 900,
  },
  {
    name: "act-roster",
    title: "A roster with the fewest officers",
    cell: "roster",
    cells: [
      cell(
        "shift-roster",
        "roster",
        "needs: {morning: 8, evening: 10, night: [6, 6, 6, 6, 8, 8, 6]}",
        "per_unit: 2",
      ),
    ],
    height: 900,
  },
  {
    name: "table",
    title: "Table with the profile of a column",
    cell: "delays",
    cells: [delays],
    step: "profile",
  },
  {
    name: "error-sql",
    title: "An error at its place",
    cell: "by_head",
    cells: [sql("by_head", "from incidents", "select haed, count(*)", "group by haed")],
    step: "open",
    status: "failed",
  },
  {
    name: "error-blocked",
    title: "Blocked by the cell that failed",
    cell: "picture",
    cells: [
      sql("by_head", "from incidents", "select haed, count(*) as n", "group by haed"),
      chart("picture", "data: by_head", "mark: bar", "x: n", "y: haed"),
    ],
    status: "blocked",
  },
  {
    name: "error-chart",
    title: "A chart that cannot be drawn",
    cell: "picture",
    cells: [chart("picture", "data: incidents", "mark: histogram", "x: beet")],
    status: "failed",
  },
  {
    name: "error-script",
    title: "A fault in TypeScript",
    cell: "ratio",
    cells: [
      script(
        "ratio",
        "const shares = facts.map((row) => row.incidents / row.total.value);",
        "shares",
      ),
      facts,
    ],
    step: "open",
    status: "failed",
  },
  {
    name: "manual",
    title: "A cell that waits to be run",
    cell: "by_beat",
    cells: [byBeat.replace("sql by_beat", "sql by_beat {auto: false}")],
    status: "idle",
  },
];
