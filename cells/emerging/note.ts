const note = `
Which hot spots are new, which grow, which fade? The city is cut into cells and the period into weeks,
months or quarters; in each slice of time every cell is compared with its neighbours (Gi\\*), and the
row of hot and cold slices gives its class:

- **new**: hot in the last slice only. **consecutive**: hot in an unbroken run of two or more slices at
  the end, not before. **sporadic**: hot now, and off and on before. **oscillating**: hot now, cold once.
- Hot in at least nine of ten slices and now: **intensifying**, **diminishing** or **persistent** by the
  trend of its z (Mann–Kendall, p < 0.05). **historical**: hot nearly all along, but not now.
- Cold spots mirror this.

A slice is hot or cold at p ≤ 0.05 after the adjustment for all cells and slices (Benjamini and
Hochberg). Each slice is compared with itself, so a rise of the whole city makes nothing hot. *Slices
before* adds the same places in the slices just before to the neighbours: smoother, and later to tell.

**When not to use it.** The class hangs on the last slice: look at the play-back too. With fewer than
about ten slices, or a handful of incidents a slice, most cells stay without a class: take longer
slices or larger cells. Changes in recording look like changes in crime. A class says what was, not
what comes. More in \`docs/methods/emerging.md\`.
`;

export default note;
