/** The second notebook of a new library: one question of place a cell, over the built-in sample. */
export const whereNotebook = `---
beatbook: 1
title: Where it concentrates in Belakupura
datasets:
  fir: {source: sample, version: 2}
  beats: {source: sample-beats, version: 2}
---

# Where it concentrates

The same invented city as in *First look at Belakupura*, asked where. Choose a type of crime; every
cell below is an ordinary cell whose result the next one can query, and each says which rows it
used and what it does not show.

\`\`\`model incidents
table: incidents
source: ksp-2024
data: fir
\`\`\`

\`\`\`input offence
type: select
label: Type of crime
options: {query: select distinct head from incidents order by head}
value: BURGLARY - NIGHT
\`\`\`

\`\`\`sql chosen
from incidents
where head = $offence
\`\`\`

## Where is it dense?

\`\`\`density where_dense
data: chosen
boundary: beats
bandwidth: 500
cell: 100
title: Incidents per km²
\`\`\`

## Is that more than chance?

A dense place may be chance. Each square is compared with all others, and corrected for the number of
squares that were asked.

\`\`\`local-clusters hot_and_cold
data: chosen
boundary: beats
size: 500
\`\`\`

## Which beats carry most of it?

\`\`\`distribution by_beat
data: chosen
by: [station, beat]
areas: beats
population: population
rate: population
\`\`\`

## Does one bring another?

After a burglary the same house and its neighbours are often hit again within days. The table asks
whether incidents that are near each other are also near in time more often than their dates and
places alone would bring about.

It shuffles the dates a thousand times, so it waits until you run it.

\`\`\`near-repeat again_nearby {auto: false}
data: chosen
\`\`\`

## What goes together?

Where there is one type of crime, is there also another? Each pair of types is compared with the same
places under shuffled types: what all types share, people and streets, is not mistaken for a
relation. It waits until you run it, too.

\`\`\`relations together {auto: false}
data: incidents
\`\`\`

## What to try next

- Choose **CASES OF HURT**: the bars change, and so does what the density calls dense.
- Make the squares 250 m wide: what is hot at one size and not at another is not safe to act on.
- Click a square, a bar or a pair of types: what is behind it opens below.
- Press *Convert to code* in a cell's menu: the same function, called from TypeScript.
`;
