/** The third notebook of a new library: one question of time a cell, over the built-in sample. */
export const whenNotebook = `---
beatbook: 1
title: When it happens in Belakupura
datasets:
  fir: {source: sample, version: 2}
  beats: {source: sample-beats, version: 2}
---

# When it happens

The same invented city as in *First look at Belakupura*, asked when. Every cell below is an ordinary
cell whose result the next one can query, and each says which rows it used and what it does not show.

\`\`\`model incidents
table: incidents
source: ksp-2024
data: fir
\`\`\`

## At which hour, on which day?

Choose a type above the clock. Where a case is known only from one time to another, as a burglary of
an empty house, it is spread over that span instead of counted at its start.

\`\`\`clock hours
data: incidents
type: head
\`\`\`

## Is it more than last year?

The last whole four weeks against those before, the same weeks of last year, the year so far and the
mean of three years. A difference is called one only where chance would rarely make it, after all
comparisons are counted.

\`\`\`compare changes
data: incidents
by: [station, head]
\`\`\`

## Where is it going?

Trend and season, taken apart, and the months in which the level changed for good. Choose
**MOTOR VEHICLE ACCIDENTS NON-FATAL**: in May 2021 it was the register that changed, not the roads.

\`\`\`trend course
data: incidents
by: head
\`\`\`

## Do festivals matter?

The same by day, with the days of the week, the season and the trend taken out. It takes some seconds,
so it waits until you run it.

\`\`\`trend by_day {auto: false}
data: incidents
by: head
period: day
holidays: karnataka
\`\`\`

## What is new this week?

Each beat and type against its own past. The clock of this cell is set back to the week of Deepavali
2024; remove *Known to* to watch the last week of the data.

\`\`\`alerts news
data: incidents
by: [station, beat]
type: head
as_of: 2024-11-03
areas: beats
\`\`\`

## What to try next

- Choose one type in each cell: what holds for all crime together rarely holds for one.
- Acknowledge an alert with a note: it moves below, stays in the table, and comes back if the next
  week is high again.
- Compare *year to date* before a meeting, and read the interval before the arrow.
- Press *Convert to code* in a cell's menu: the same function, called from TypeScript.
`;
