const note = `
Whether duty is where crime is: shares of crime (or harm) beside shares of duty hours, by beat, shift and both.

- **Ratio** = share of crime / share of duty hours. 1: as much duty as crime. With an exact 95 % interval
  (Garwood), because small counts are uncertain; of weighted harm by Fay and Feuer.
- **Flags**: *under-served*, the lower limit is above 1.5. *Over-served*, the upper limit is below 1/1.5. *No duty*
  and *almost no duty* (less than 5 % of what a beat has in that shift) stand for themselves: no ratio is needed to see
  them. Fewer than 5 incidents: *too few to tell*.
- **p**: exact, two-sided, of crime that follows duty; adjusted for the number of beat-shifts (Benjamini–Hochberg).
- **Hoover index**: the share of duty hours that would have to be elsewhere for duty to follow crime; beside it what
  chance alone would make of it. **Lorenz curve** and Gini say the same as a picture.
- **Hot hours**: the squares and hours of the week with most incidents, and how often anybody was on duty in their
  beat; with positions of units (GPS) also their minutes there and visits of 10 minutes or more.
- **What if**: officers of a shift go from beat to beat, on each day on which they are there.

**Strength without times** (officers by beat): make a roster of it in a SQL cell, and give one shift of the whole day,
\`shifts: [{name: all day, from: "00:00", to: "00:00"}]\`:
\`select s.*, d as starts_at, d + interval 1 day as ends_at from strength s, range(timestamp '2023-01-01', timestamp
'2025-01-01', interval 1 day) t(d)\`. The ratios then compare strength; hours and hot hours say nothing.

**Not for** deciding alone. Duty need not be proportional to crime: area, travel, fixed posts and a minimum presence
count too. Recorded crime follows reporting and patrol. What the police found themselves follows duty and is left out.
Harm has no official index in India: weights are the force's own choice.

Formulas, parameters and sources: \`docs/methods/duty-match.md\`.
`;

export default note;
