const note = `
How many there will be, with an interval, and whether that can be told better than by counting.

- **Models** are tried on the past of each series: forecasts are made at eight earlier points from what was
  known then, and compared with what came. Their shares in the **combination** follow from how near they
  were, and the fan is as wide as those trials ask for.
- **Counting** is the last value, the mean, the same season before, or the mean of the same season in the last
  five: whichever was nearest. A forecast that is not nearer than that by more than chance would explain
  (Diebold–Mariano) is *no better than counting*, and the cell says so.
- **Scores**: mean absolute error, WAPE (errors over counts), MASE (in units of the same season before), bias,
  CRPS and pinball loss of the fan, share within the 95 % interval. Errors in percent (MAPE) have no meaning
  where a period is 0, and are not given.
- **Hold back** the last periods to see what came: what lay outside the 95 % fan is a table of
  alerts, each with its chance, adjusted for all that were held back: one period in twenty lies outside by itself.
  To rank and acknowledge what rose last week use an *Alerts* cell, or a list of your own from this table.
- **Refit** keeps the model in use as of its last day and fits anew. When newer periods come, both forecast them
  from what was known before, beside counting; the cell says which was nearer and warns of **drift**, when the kept model's errors lie
  above the interval of those of its own trial. *\`use: kept\`* forecasts with it. Both are rows of the table of models,
  which a SQL cell shows and saves as a file that can be read again as a dataset.

**Not for** a level that has just changed by law or by recording, less than two seasons where seasons matter,
or reasons: a forecast knows when, not why. Recorded crime is forecast, not crime.
`;

export default note;
