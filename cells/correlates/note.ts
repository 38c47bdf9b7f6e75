const note = `
Which traits of areas (density, literacy, bus stops a km² …) go with more incidents, from area to area.

- **Rate ratio**: times as many incidents where a trait is one standard deviation higher, the other traits
  being equal. Negative binomial regression of the counts, log μ = log exposure + β₀ + Σ βₖ zₖ; ratio = exp βₖ.
- **Neighbours**: areas that share a border often share what no trait says; then areas are fewer than they
  seem, and intervals as if independent are too narrow. Moran's I of the residuals tells (permutation p). Where
  there are outlines, ratios, intervals and p are always of a model in which each area has a level of its
  own that is tied to those of its neighbours (Leroux, Lei and Breslow 2000). Thin lines: without that.
- **Spearman's ρ** of rates and trait, and given the other traits; it asks for no model and no outlier moves it.
- **VIF** above 5: the trait says what another one says; neither can be read alone.
- **p** is adjusted for the number of traits (Benjamini–Hochberg).

**Not for** saying why, or who. Areas are compared, not people (ecological fallacy). Recorded crime follows
recording: where police go more, more is recorded. Never decide by protected traits. At least 10 + 3 areas
a trait. Residents are the wrong exposure where victims do not live: markets, stations, highways.

Formulas, measured coverage and sources: \`docs/methods/correlates.md\`.
`;

export default note;
