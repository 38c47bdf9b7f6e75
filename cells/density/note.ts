const note = `
Spreads each incident over the ground around it and adds up: incidents per km² at every place, smooth
where a map of dots is a blot.

**Formula.** λ(s) = Σ wᵢ·k(|s − xᵢ|), h the bandwidth. Quartic: k(d) = 3/(πh²)·(1 − d²/h²)² up to the
radius h. Gaussian: k(d) = exp(−d²/2h²)/(2πh²), h its standard deviation.

- **Bandwidth** decides what is seen; nothing else matters as much. Scott's rule and the normal reference
  rule (R's MASS) suit one broad heap and smooth a city too much; Diggle's and likelihood
  cross-validation follow the clusters, and go to very small values where many incidents share a spot.
  Rules give a standard deviation; a quartic of 2.83 times that radius is as wide. For a briefing choose
  by hand what people can walk: 200 to 500 m. Keep it the same when you compare maps.
- **Edges** are not corrected unless asked: near the border of the data density is too low, by half
  on a straight border.
- **Compared with** another table (ratio, log ratio, difference), both at one bandwidth: risk against
  residents or houses, or one period against another. No ratio is given where the other density is
  small. With a boundary only what lies inside counts, on both sides.
- **Top places** are peaks at least a bandwidth apart. **Lines** hold a share of the incidents in the
  densest cells.
- The result has a row a cell; \`<name>_places\` and \`<name>_contours\` are tables as well. More than
  100,000 rows are gathered to places finer than a twentieth of the radius first: measured on Chicago,
  the density differs by less than 0.1 % of its peak.

**Not for** saying that a place is more than chance: a peak has no test. Use local clusters for
that. Not for points snapped to stations or village centres: it draws the snapping. Density shows where
crime was recorded: where more people are or more is reported, it is higher.

Sources: Silverman 1986; Scott 1992; Venables and Ripley 2002; Berman and Diggle 1989; Loader 1999;
Kelsall and Diggle 1995. More in \`docs/methods/density.md\`.
`;

export default note;
