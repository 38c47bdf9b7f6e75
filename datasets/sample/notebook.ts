/** The notebook that a new library opens with: the way from a register to a finding, over the built-in sample. */
export const sampleNotebook = `---
beatbook: 1
title: First look at Belakupura
datasets:
  fir: {source: sample, version: 2}
  beats: {source: sample-beats, version: 2}
  duty: {source: sample-duty, version: 2}
---

# First look at Belakupura

Belakupura is an invented city: 24 stations, 120 beats. Its register holds
**\${facts.incidents}** incidents of six years, registered from \${facts.first | date} to
\${facts.last | date}; \${facts.share_with_point | .0%} of them have a point on the map. Nothing in
it happened, and nothing you do here leaves this computer.

The table \`fir\` is the register as the Karnataka State Police publish theirs, with the faults of
the real one. The cell below reads it into the columns that every analysis here understands; what
it does not take, it keeps and counts.

\`\`\`model incidents
table: incidents
source: ksp-2024
data: fir
\`\`\`

\`\`\`sql facts
from incidents
select
  count(*) as incidents,
  min(reported_at) as first,
  max(reported_at) as last,
  count(latitude) / count(*) as share_with_point
\`\`\`

Choose a type of crime and an hour. Everything below follows.

\`\`\`input offence
type: select
label: Type of crime
options: {query: select distinct head from incidents order by head}
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

## When?

\`$offence\` is the choice made above: it is handed to the query as a value and never pasted into
its text.

\`\`\`sql chosen
from incidents
select *, hour(occurred_from) as hour
where head = $offence
\`\`\`

\`\`\`chart by_month
data: chosen
mark: line
x: reported_at
bin: month
aggregate: count
title: Incidents registered in each month
\`\`\`

\`\`\`chart weekday_and_hour
data: chosen
mark: cell
x: occurred_from
bin: hour of day
y: occurred_from
yBin: weekday
aggregate: count
title: Day of the week and hour of the day
\`\`\`

## Where?

Of \${totals.of_this_type} incidents of this type, \${totals.near_hour} began within two hours of
\${around_hour}:00. \${totals.with_point} of those have a point; \${totals.outside} lie outside the city,
where a digit was mistyped or latitude and longitude changed places, and are not drawn.

\`\`\`sql near_hour
from chosen
select *
where least(abs(hour - $around_hour), 24 - abs(hour - $around_hour)) <= 2
\`\`\`

\`\`\`sql points
from near_hour
select id, occurred_from, subhead, place, station, beat, latitude, longitude
where latitude between 14.1 and 14.4 and longitude between 75.9 and 76.4
\`\`\`

\`\`\`sql totals
select
  (select count(*) from chosen) as of_this_type,
  count(*) as near_hour,
  count(latitude) as with_point,
  count(latitude) - (select count(*) from points) as outside
from near_hour
\`\`\`

\`\`\`map where_it_is
data: points
layer: hexagons
latitude: latitude
longitude: longitude
cell: 500
boundaries: beats
title: Where it is concentrated
unit: incidents
\`\`\`

Every incident has a beat, also one without a point. Names of beats repeat from station to station,
so a beat is known by both.

\`\`\`sql by_beat
from beats
left join near_hour using (station, beat)
select
  replace(station, ' PS', '') || ' ' || replace(beat, 'BEAT NO ', '') as area,
  any_value(geometry) as geometry,
  count(id) as incidents,
  round(count(id) * 10000 / any_value(population), 1) as per_10000_people
group by station, beat
\`\`\`

\`\`\`map by_people
data: by_beat
layer: choropleth
boundaries: by_beat
key: area
match: area
weight: per_10000_people
title: Incidents by beat, for its residents
unit: for 10,000 people
\`\`\`

\`\`\`sql top_beats
from by_beat
select area, incidents, per_10000_people
order by incidents desc
limit 10
\`\`\`

\`\`\`chart beats_most_affected
data: top_beats
mark: bar
x: incidents
y: area
title: The ten beats with most incidents
\`\`\`

## Is anybody there?

The duty roster of the last two years says on how many nights a beat had somebody on duty between
22:00 and 06:00. Beside it stand the cases of hurt in those hours.

\`\`\`sql nights
with hurt as (
  from incidents
  select station, beat, count(*) as cases
  where head = 'CASES OF HURT'
    and occurred_from >= '2023-01-01'
    and (hour(occurred_from) >= 22 or hour(occurred_from) < 6)
  group by station, beat
)
from duty
left join hurt using (station, beat)
select
  replace(station, ' PS', '') || ' ' || replace(beat, 'BEAT NO ', '') as area,
  count(distinct starts_at) filter (shift = 'night') as nights_on_duty,
  coalesce(any_value(cases), 0) as cases_of_hurt
group by station, beat
order by nights_on_duty, area
\`\`\`

\`\`\`chart duty_and_hurt
data: nights
mark: dot
x: nights_on_duty
y: cases_of_hurt
title: Nights on duty and cases of hurt at night, 2023 and 2024
\`\`\`

\`\`\`sql least_watched
from nights
limit 1
\`\`\`

One dot stands apart: **\${least_watched.area}** had \${least_watched.nights_on_duty} nights on duty in two
years, and \${least_watched.cases_of_hurt} cases of hurt at night.

## In your own words

A TypeScript cell sees the tables it names as rows, and draws with Observable Plot. The line is the
mean of eight weeks: single weeks jump.

\`\`\`sql weekly
from chosen
select
  date_trunc('week', reported_at)::date as week,
  count(*) as incidents
where reported_at >= date '2019-01-07' and reported_at < date '2024-12-30'
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

## What is wrong with the register

Every register has faults; this one has those of the real one, on purpose. The cell below reads all
of it and waits until you run it. Its list says what each fault does to an analysis.

\`\`\`quality faults {auto: false}
data: incidents
raw: fir
\`\`\`

## What to try next

- Choose **BURGLARY - NIGHT** and move the hour to 22: the map leaves the market for the new layouts.
- Choose **MOTOR VEHICLE ACCIDENTS NON-FATAL** and look at the months: in May 2021 something changed
  in the register, not on the roads.
- Change \`limit 10\` in *top_beats*, or order by \`per_10000_people\`. The chart follows.
- Drop a file of your own on this page: CSV, Parquet, Arrow or GeoJSON. It becomes a table beside
  \`fir\`, and it stays on this computer.
- Open **Library** at the top: more notebooks over this city, and under *Start from* a deployment plan,
  a beat profile, a review of stations and the evaluation of an operation.
`;
