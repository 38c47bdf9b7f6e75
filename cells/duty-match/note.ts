const note = `
Whether duty is where crime is: shares of crime (or harm) beside shares of duty hours, by beat, shift and both.

- **Ratio** = share of crime / share of duty hours. 1: as much duty as crime. With an exact 95 % interval
  (Garwood), because small counts are uncertain; of weighted harm by Fay and Feuer.
- **Flags**: *under-served*, the lower limit is above 1.5. *Over-served*, the upper limit is below 1/1.5. *No duty*
  and *almost no duty* (less than 5 % of what a beat has in that shift) stand for themselves: no ratio is needed to see
  them. Fewer than 5 incidents: *too few to tell*.
- **p**: exact, two-sided, of crime that follows duty; adjusted for the number of beat-shifts with duty (Benjamini–Hochberg);
  without any duty there is no test.
- **Days**: those that incidents and roster both cover, two years at most, or those asked for among them. A few rows
  dated far from all others do not count as cover.
- **Duty that stands elsewhere than the crime**: the share of its hours that would have to move for duty to follow
  crime (Hoover index); beside it what chance alone would make of it. The curve says the same as a picture (Lorenz, Gini).
- **Hot hours**: the squares and hours of the week with most incidents, and how often anybody was on duty in their
  beat; with positions of units (GPS) also their minutes there and visits of 10 minutes or more.
- **What if**: officers of a shift go from beat to beat, on each day on which they are there.

**Strength without times** (officers by beat): make a roster of it in a SQL cell, and give one shift of the whole day,
\`shifts: [{name: all day, from: "00:00", to: "00:00"}]\`:
\`select s.*, d as starts_at, d + interval 1 day as ends_at from strength s, range(timestamp '2023-01-01', timestamp
'2025-01-01', interval 1 day) t(d)\`. The ratios then compare strength; hours and hot hours say nothing.

**Not for** deciding alone. Duty need not be proportional to crime: area, travel, fixed posts and a minimum presence
count too. Recorded crime follows reporting and patrol. What the police found themselves follows duty and is left out.
Caste, religion, sex and other protected columns are refused as weights and as beats: they may not decide where duty goes.
Harm has no official index in India: weights are the force's own choice.

Formulas, parameters and sources: \`docs/methods/duty-match.md\`.
`;

export default note;
