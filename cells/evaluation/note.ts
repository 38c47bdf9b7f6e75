const note = `
Did incidents fall where something was done, more than they would have anyway? Write the form down **before** the
operation begins: what was done, where, when, which incidents, which method decides. Then no choice can follow the outcome.

- **Weighted displacement difference**: the change in treated areas less that in control areas, (T₁ − T₀) − (C₁ − C₀), each count over
  the length of its time and the earlier level of its areas; the same for areas around (Wheeler and Ratcliffe 2018).
  Assumes that without the operation both would have changed alike.
- **Displacement quotient**: change around over change inside; above 0 the areas around fell along, below −1 more moved
  there than was saved (Bowers and Johnson 2003).
- **Interrupted time series**: quasi-Poisson regression with trend, season and a step. Assumes that trend and season went on.
- **Difference in differences**: ratio of the ratios, error by area. **Synthetic control**: the mixture of control areas that went
  alike before; p by placebos: each control area in the place of the treated.
- p is adjusted for the number of tests. The first method decides, the others check it.

**Not for** proving a cause: areas were not chosen by lot, hot spots fall by themselves, and recorded crime follows
patrol and reporting (more officers may record more). Few incidents tell little: the cell says the least fall that it would see.
Areas that changed their borders, stations that changed how they register, and other operations look like effects.

Formulas, false alarms on real data, sources: \`docs/methods/evaluation.md\`.
`;

export default note;
