const note = `
The last whole period against the one before, the same one last year, the year to date and the mean of
three years: what has changed more than chance explains.

- **Periods**: a week or 28 days are whole weeks from Monday; they move back by whole weeks (52, 104, 157),
  so every weekday stands in both as often. Months, quarters and years keep their dates; what is expected is
  by the day, so February is not held to 31 days. A period that has not ended is not compared.
- **Test**: E-test of two Poisson counts (Krishnamoorthy and Thomson 2004): how often chance alone gives so
  large a difference when nothing has changed. \`p_c\` is the older C-test, \`ratio_low\` and
  \`ratio_high\` its exact interval. Three years count as three times the exposure.
- **Bursts**: crimes come in series. How much more than Poisson a group varied from step to step in up to
  five years before is \`dispersion\` φ; z is divided by √φ, and the interval is widened by it.
- **Many groups**: p is adjusted for all tests made (Benjamini and Hochberg): of the changes that are marked
  about one in twenty is a false alarm.
- **No percentage under 30 cases**: from 2 to 4 is +100 % and means nothing.

**Not for**: saying why. Against *the period before* a season looks like a change; against *last year* a
change of the register looks like one. Recorded crime follows recording, and the newest days are often
still incomplete: set *as of* back when registration takes weeks.
`;

export default note;
