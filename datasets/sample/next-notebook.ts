/** The fourth notebook of a new library: what will come, and what goes with it, over the built-in sample. */
export const nextNotebook = `---
beatbook: 1
title: What comes next in Belakupura
datasets:
  fir: {source: sample, version: 2}
  beats: {source: sample-beats, version: 2}
  features: {source: sample-features, version: 2}
  people: {source: sample-beat-traits, version: 2}
---

# What comes next

The same invented city as in *First look at Belakupura*, asked what will come. A forecast here always
stands beside plain counting, and says so when it is no better. Each cell was tried on the past before
it says a word about the future, and each takes some seconds.

\`\`\`model incidents
table: incidents
source: ksp-2024
data: fir
\`\`\`

## How many a week?

Incidents of each station, twelve weeks ahead. Look at the list of series first: where a forecast was no
nearer than counting in the past, plan with the count. They are counted by the day of registration, as
part of what happened in the last weeks is not registered yet.

\`\`\`forecast counts
data: incidents
time: reported_at
by: [station]
\`\`\`

## Did the last forecast hold?

The same for the whole city, with the last twelve weeks held back and the festivals known: what came lies
within the fan, or it is news.

\`\`\`forecast held_back
data: incidents
time: reported_at
holidays: karnataka
hold: 12
\`\`\`

## Does last year's model still hold?

A model as it was kept at the end of 2023, beside one that is refitted on all that came since: both
forecast the same weeks of 2024. Where the refitted one is no nearer, newer is not better. It waits
until you run it.

\`\`\`forecast kept_model {auto: false}
data: incidents
time: reported_at
holidays: karnataka
kept: 2023-12-31
\`\`\`

## Where should one look?

Squares that can be patrolled, a km² in all, for night burglary in the next four weeks. The table says how
such choices did in the past, beside a plain count of the same past. The lone square in Toll Gate is a
station house: that station writes its own address for a quarter of its cases. A forecast repeats the
faults of the register, so look at those first.

\`\`\`place-forecast places
data: incidents
column: head
value: BURGLARY - NIGHT
boundary: beats
area: station
\`\`\`

## Which features go with it?

Shops, stops, schools and roads of the city, and the cases of hurt. A feature that goes with incidents is
where to look and whom to ask; it is no cause.

\`\`\`sql hurt
from incidents
where head = 'CASES OF HURT'
\`\`\`

\`\`\`risk-terrain terrain
data: hurt
boundary: beats
layers:
  - table: features
\`\`\`

## Which beats have more of it?

Beats differ in who lives there. Neighbours are alike, so that a relation is called one only where it
holds with that taken in.

\`\`\`sql burglaries
from incidents
where head = 'BURGLARY - NIGHT'
\`\`\`

\`\`\`sql described
from beats
join people using (station, beat)
\`\`\`

\`\`\`correlates traits
data: burglaries
areas: described
by: [station, beat]
traits: [rented_percent, literacy_percent, night_light]
exposure: population
\`\`\`

## What does a forecast lean on?

A model of all beats and weeks is asked of weeks that it never saw: how much worse it gets when one kind of
what it knows is shuffled. What it leans on goes along with incidents, and what says the same shares the
credit. It waits until you run it, too.

\`\`\`drivers leans_on {auto: false}
data: burglaries
by: [station, beat]
areas: described
traits: [rented_percent, literacy_percent, night_light]
\`\`\`

## What to try next

- Choose a series in *counts*, and read what it would have said in the past.
- Make the squares 500 m wide: the same forecast has another score, so never quote one without the size.
- Write \`THEFT\` in place of \`CASES OF HURT\`: other features go with it, and schools with neither.
- Press *Convert to code* in a cell's menu: the same function, called from TypeScript.
`;
