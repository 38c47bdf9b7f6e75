/** The fifth notebook of a new library: duty, deployment and what came of it, over the built-in sample. */
export const actNotebook = `---
beatbook: 1
title: Who patrols where in Belakupura
datasets:
  fir: {source: sample, version: 2}
  beats: {source: sample-beats, version: 2}
  duty: {source: sample-duty, version: 2}
  outcomes: {source: sample-outcomes, version: 2}
---

# Who patrols where

The same invented city as in *First look at Belakupura*, asked what to do. Every cell below takes the register
and the duty roster as they are; both follow reporting and patrol, so that a plan made of them repeats their
gaps unless somebody asks. Each says what it used and what it cannot know.

\`\`\`model incidents
table: incidents
source: ksp-2024
data: fir
\`\`\`

## Does duty follow crime?

The share of crime of each beat and shift beside its share of the hours of duty. Look for beats with cases and
hardly anybody on duty. Move officers below the chart and see what becomes of it.

\`\`\`duty-match match
data: incidents
duty: duty
beats: beats
\`\`\`

## What goes on in one of them?

Two pages for the officer who takes the beat over: press *Print*.

\`\`\`beat-profile profile
data: incidents
chosen:
  - [Industrial Estate PS, BEAT NO 4]
duty: duty
beats: beats
\`\`\`

## Who should patrol where?

A plan for four weeks with as many units as today's roster has, each change with its reason, tried on the past
before it says anything about the future.

\`\`\`deployment plan
data: incidents
duty: duty
beats: beats
\`\`\`

## Which beats does one vehicle look after?

Connected areas of beats with like work and short ways, one for each vehicle of a shift. It waits until you run it.

\`\`\`patrol-sectors sectors {auto: false}
data: incidents
beats: beats
within: city
sectors: {morning: 20, evening: 24, night: 16}
\`\`\`

## How many officers does a shift need?

A station with so many units on duty at once needs more officers than units: everybody has a day off a week, and
some are on leave. It waits until you run it.

\`\`\`shift-roster roster {auto: false}
needs: {morning: 8, evening: 10, night: [6, 6, 6, 6, 8, 8, 6]}
per_unit: 2
\`\`\`

## How long would a call wait?

Incidents stand for calls here, as the sample has no calls: each keeps a unit three quarters of an hour. It waits
until you run it.

\`\`\`sql central
from incidents
where station = 'Bus Stand PS'
\`\`\`

\`\`\`queueing calls {auto: false}
data: central
units: {morning: 2, evening: 2, night: 1}
shifts:
  - {name: morning, from: "06:00", to: "14:00"}
  - {name: evening, from: "14:00", to: "22:00"}
  - {name: night, from: "22:00", to: "06:00"}
\`\`\`

## What comes of the cases?

Clearance, charge sheets and convictions of each station beside what its mix of cases makes likely; delays and
open cases. No league table.

\`\`\`performance review
data: incidents
outcomes: outcomes
by: [station]
\`\`\`

## Did it work?

An operation that never was, in two stations in the spring of 2024: a method that finds something here finds
it everywhere. Change the stations and the days to see how often chance alone would be called a success.

\`\`\`evaluation operation
data: incidents
by: [station]
what: Evening patrols on the market streets (invented)
treated: [Clock Tower PS, Old Market PS]
before: [2023-03-01, 2023-05-31]
after: [2024-03-01, 2024-05-31]
outcome: {column: head, values: [ROBBERY, THEFT]}
\`\`\`

## What to try next

- Take two units from the evening of *plan* and give them to the night; read what changes, and why.
- Lock a beat that must not change, and plan again.
- Write \`harm\` into *match*: with weights, one murder counts more than a hundred bicycles.
- Press *Convert to code* in a cell's menu: the same function, called from TypeScript.
`;
