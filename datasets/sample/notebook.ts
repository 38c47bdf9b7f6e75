/** The notebook that a new library opens with: every kind of cell once, over the built-in sample. */
export const sampleNotebook = `---
beatbook: 1
title: First look at Belakupura
datasets:
  fir: {source: sample, version: 1}
  beats: {source: sample-beats, version: 1}
---

# First look at Belakupura

Belakupura is an invented city. Its register holds **\${facts.incidents}** incidents of three years,
from \${facts.first | date} to \${facts.last | date}; \${facts.share_with_point | .0%} of them have a point
on the map. Nothing in it happened, and nothing you do here leaves this computer.

Choose a type of crime and an hour. Everything below follows.

\`\`\`input offence
type: select
label: Type of crime
options: {query: select distinct head from fir order by head}
value: THEFT
\`\`\`

\`\`\`input around_hour
type: slider
label: Around what hour?
min: 0
max: 23
step: 1
value: 20
unit: h
\`\`\`

\`\`\`sql facts
from fir
select
  count(*) as incidents,
  min(occurred_at) as first,
  max(occurred_at) as last,
  count(*) filter (latitude <> 0) / count(*) as share_with_point
\`\`\`

## When?

\`$offence\` is the choice made above: it is handed to the query as a value and never pasted into
its text.

\`\`\`sql chosen
from fir
select *, hour(occurred_at) as hour
where head = $offence
\`\`\`

\`\`\`chart by_month
data: chosen
mark: line
x: occurred_at
bin: month
aggregate: count
title: Incidents in each month
\`\`\`

\`\`\`chart weekday_and_hour
data: chosen
mark: cell
x: occurred_at
bin: hour of day
y: occurred_at
yBin: weekday
aggregate: count
title: Day of the week and hour of the day
\`\`\`

## Where?

Of \${totals.of_this_type} incidents of this type, \${totals.near_hour} occurred within two hours of
\${around_hour}:00, and \${totals.on_map} of those can be drawn.

\`\`\`sql near_hour
from chosen
select *
where least(abs(hour - $around_hour), 24 - abs(hour - $around_hour)) <= 2
\`\`\`

\`\`\`sql totals
select
  (select count(*) from chosen) as of_this_type,
  count(*) as near_hour,
  count(*) filter (latitude <> 0) as on_map
from near_hour
\`\`\`

\`\`\`sql points
from near_hour
select id, occurred_at, subhead, place, beat, latitude, longitude
where latitude <> 0 and longitude <> 0
\`\`\`

\`\`\`map where_it_is
data: points
layer: hexagons
latitude: latitude
longitude: longitude
cell: 400
boundaries: beats
title: Where it is concentrated
unit: incidents
\`\`\`

\`\`\`sql top_beats
from near_hour
join beats using (beat)
select
  beat,
  count(*) as incidents,
  round(count(*) * 10000 / any_value(population), 1) as per_10000_people
group by beat
order by incidents desc
limit 10
\`\`\`

\`\`\`chart beats_most_affected
data: top_beats
mark: bar
x: incidents
y: beat
title: The ten beats with most incidents
\`\`\`

## In your own words

A TypeScript cell sees the tables it names as rows, and draws with Observable Plot. The line is the
mean of eight weeks: single weeks jump.

\`\`\`sql weekly
from chosen
select
  date_trunc('week', occurred_at)::date as week,
  count(*) as incidents
where occurred_at >= date '2022-01-03' and occurred_at < date '2024-12-30'
group by week
order by week
\`\`\`

\`\`\`script weekly_picture
Plot.plot({
  width,
  height: 240,
  y: { grid: true, label: "Incidents a week", zero: true },
  x: { label: null },
  marks: [
    Plot.dot(weekly, { x: "week", y: "incidents", r: 2, fillOpacity: 0.5 }),
    Plot.lineY(weekly, Plot.windowY({ k: 8, anchor: "end" }, { x: "week", y: "incidents" })),
    Plot.ruleY([0]),
  ],
})
\`\`\`

## What to try next

- Choose **BURGLARY - NIGHT** and move the hour to 2: the map leaves the market for the new layouts.
- Choose **CYBER CRIME** and look at the months: not everything repeats itself by the season.
- Change \`limit 10\` in *top_beats*, or order by \`per_10000_people\`. The chart follows.
- Drop a file of your own on this page: CSV, Parquet, Arrow or GeoJSON. It becomes a table beside
  \`fir\`, and it stays on this computer.
`;
