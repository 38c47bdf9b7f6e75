const note = `
What goes on in one beat, or in several: read it on the screen, print it for the station.

- **Period**: the last whole months, 24 unless told, against as many before (E-test of two counts, widened by how
  bursty the head was, p adjusted for the number of heads). No percentage under 30 cases.
- **When**: hour by weekday, heads by shift; with a latest time (\`time_to\`) a case is shared out over its span.
  "Three in four between" is the shortest part of the day with 75 % of a head's cases, where that is at most 12 hours.
- **Duty**: share of incidents over share of officer hours by shift, with an exact interval; days on which anybody
  was on duty, and what is usual in the other beats of the station. Days that the roster covers only.
  The heads of force that the finding names come from a list of words (murder, hurt, robbery, rape and the like).
- **Where**: squares with most incidents, of those with a usable point; the share without one is said. Sexual
  offences and offences against children are at no place, and below 5 in no finding.
- **Next month**: counting alone (the same month of up to five years, or the last twelve months, whichever came
  nearer in the period), with its 80 % interval and how often such intervals held.
- **People** are counted only: victims of two incidents or more (sexual offences and children are left out), and
  known offenders who live in the beat by kind of sheet; 1 to 4 people are "fewer than 5". No name is drawn or printed.

The table has a row for each figure: \`section\`, \`measure\`, \`key\`, \`value\`, \`low\`, \`high\`, \`unit\`.

**Not for**: saying why. Recorded crime follows reporting and patrol: where nobody patrols, some of it is not
recorded, and where many do, more is found. A count of residents with a sheet says nothing of who did what.

Formulas and measured figures: \`docs/methods/beat-profile.md\`.
`;

export default note;
