const note = `
What a forecast of areas by week (or day, or month) leans on, and whether it foresees at all.

- **Rows**: each area in each period, with what was known before it: its own past and its neighbours', the
  month, holidays, traits of areas, officers on duty.
- **Baseline**: the area's own level, its mean over the last year. The last 15 % of the periods only judge: error
  is the mean Poisson deviance, p by Student's t over these periods. Where p is not below 0.05 the cell says
  that it is no better than the baseline, and draws in grey what then explains nothing.
- **Importance**: by how much the error rises when a feature is dealt out anew among the held-out rows
  (Breiman 2001), five times; 95 % interval over the periods. Features that say the same share it, so whole
  kinds of features are dealt out together too.
- **Effect**: the mean if all rows had one value, over the mean as they are (Friedman 2001).
- **Models**: boosted trees with the Poisson loss, or a Poisson regression; both are scored.

**Not for** finding causes: it tells what goes along with incidents and helps to foresee them. Officers on
duty are those of the same period, and they record what they see. For one area alone there is too little to
learn from. Formulas, sources and measurements: \`docs/methods/drivers.md\`.
`;

export default note;
