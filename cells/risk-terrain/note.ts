const note = `
Which features of the ground go with incidents: wine shops, bus stops, roads without lamps? The ground is cut into
equal cells; every feature becomes layers of 0 and 1, and a model of the counts chooses among them.

- **Layers.** *Near*: the cell's middle is within a distance of a point or line, or in an area or near its border. *Densest*: a
  quartic density above its mean by two standard deviations. Each distance is tried; of a
  feature at most one layer is chosen.
- **Choice.** An elastic net on Poisson counts, its penalty by parts of the ground left out, keeps few layers;
  steps by BIC among these choose, Poisson or negative binomial.
- **Relative risk value**: how many times as many incidents cells with the layer have, the others held equal;
  exp(coefficient). **Risk** of a cell: the product of those that are present, the lowest cell being 1.
- **Honest about the choice.** The best of many looks better than it is. Intervals are widened for the number of
  layers tried and for blocks of cells that scatter as a whole; p is adjusted for all that were tried; the choice is made again on
  20 halves of the ground and measured on the other half. Where times are known, the risk map of the first half of the time is tested on
  the second, beside a plain count. Features are taken as they are now in that test too, and a number counted from
  incidents holds those of the second half: such a test flatters.

**A feature is where incidents are; that does not make it the cause.** Shops stand on busy streets, and busy
streets have more of everything. What is not in the tables cannot be held equal. Recorded crime is not crime: where
more is reported there is more.

**People.** Where known offenders live is used by area only: count them by beat or station, and name the
areas with that number; their top part becomes a layer. Tables of people are refused.

**Not for** points snapped to stations, fewer than some hundred incidents, or crime that police find
themselves, which shows where they look (left out unless told). Cells larger than the distances blur what is near. The risk
map knows nothing of time: for tomorrow use a forecast of places.

**Small counts.** In the table of cells \`incidents\` of 1 to 4 are empty: beside a place they can give somebody away.

\`<name>_factors\` has a row a layer that was chosen, \`<name>_models\` the model as a row. Sources: Caplan, Kennedy and Piza 2013; Zou and Hastie 2005; Benjamini
and Yekutieli 2005; Shah and Samworth 2013. More in \`docs/methods/risk-terrain.md\`.
`;

export default note;
