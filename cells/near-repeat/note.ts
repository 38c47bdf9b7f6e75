const note = `
Asks whether an incident is soon followed by another nearby (repeat and near-repeat victimisation, as
burglaries show), and where that matters in the coming days.

- **Test** (Knox): all pairs of incidents are counted by distance and by days between them. *Expected* is
  the mean if the same dates fell on the same places in any order: pairs of the row × pairs of the
  column ÷ all pairs. *p* = (r + 1) / (P + 1), where in r of P shuffles there were at least as many pairs;
  it is adjusted for the number of bands (Benjamini–Hochberg).
- **Raised** are bands with an adjusted p of 0.05 or less and a ratio of at least 1.2 that hang together
  with one of the first days. Pairs are not independent (two near pairs that meet by chance make four),
  so a starred band that stands alone proves nothing. The same place (less than a metre) is a band of
  its own; bands hold their start and not their end.
- **Zones**: ground around recent incidents whose distance and age fall into a raised band on one of
  the coming days, with the last such day. The table \`…_zones\` has them.

A hot spot alone does not give near repeats here: shuffled dates stay on the same places. But a change
does, such as a new estate, a season that differs from place to place, or a station that began to write
coordinates during the period. Take a period of a year or so, one type of crime, and exact places: points
snapped to a village or a station look like repeats of one place. Dates are taken as whole days; where
only a range of days is known, short bands are too fine. A ratio of 2 in a zone says how often pairs
were seen, not that a crime will happen there.

Source: Knox 1964; Johnson et al., J. Quant. Criminology 23 (2007); Ratcliffe and Rengert, Security
Journal 21 (2008). More in \`docs/methods/near-repeat.md\`.
`;

export default note;
