const note = `
Which places will have most in the coming days, and does the forecast beat a plain count?

The ground is cut into equal cells; a model ranks them; the best that fit into the area that can be patrolled are
chosen. The same is then done at earlier days, each time from what was known before, and set against what came.

- **PAI**: share of the incidents caught over the share of the ground, 1 by chance. **PEI\\***: hits over those of the best
  cells in hindsight. **RRI**: share caught over the same cells' share of the past; below 1 the choice wears off.
  **AUC** stands beside that of the static rate. **Log score**: for the expected numbers, higher is better.
- Every figure has its 95 % interval. The verdict is against the **better of two counts**: when the interval
  of the difference holds 0, the forecast is no better than counting.
- The **default** mixes learned history (cell, cells around, how recent, other types) with a count, by what each
  caught before. It needs about 430 days of the past; with less, places are ranked by counting, and it says so.
- **Expected** numbers add up to the level of the last year; the **chance** is of at least one incident.
- **Other types** that lie alike are learned from: choose the column of types.
- **Features** (risk terrain, boosted trees) are taken as they are now, in the test too; a number counted from
  incidents holds those of the tested time. Such a test flatters.
- What the **police found themselves** is left out where a column says so.
- **Threshold**: cells whose chance is above it are alerts (column \`alert\`). A chance of 60 % is still wrong four times in ten.
- **Refit** keeps the model as of its last day. When newer days come, both rank the cells before each window since,
  and the cell says which caught more and whether the kept one has drifted. *\`use: kept\`* forecasts with it.

**When not to use it.** Where points are default points (the station's house), or moved to the middle of streets;
for crime that only patrols find. Reasons go along with risk, they do not cause it. More in
\`docs/methods/place-forecast.md\`.
`;

export default note;
