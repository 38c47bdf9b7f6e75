const note = `
Where incidents lie, how far and in which direction they spread, whether they gather, and where.

- **Mean centre**: mean of the coordinates. **Median centre**: the place with the smallest sum of
  distances to all points; points far out pull it less.
- **Standard distance**: √(Σd² / (n − 2)), d the distance from the mean centre.
- **Ellipse**: spread along the direction of most spread and across it. Programs scale the axes
  differently, so the scaling is named: CrimeStat √(2 SS / (n − 2)), ArcGIS √(SS / n), or √(2 SS / n).
- **Nearest-neighbour index** R = mean distance to the nearest point / (0.5 √(A / n)); below 1 points
  lie closer than chance would put them. z with standard error 0.26136 / √(n² / A), p two-sided.
  It hangs on the study area A: choose a boundary.
- **DBSCAN**: places with at least so many incidents within the radius, joined where they touch.
  **HDBSCAN**: no radius, clusters of any density, at most 25,000 points.

**Not for**: a city with two separate centres (mean and ellipse then lie where nothing happens); and
not for significance of clusters: DBSCAN and HDBSCAN group points, also where chance alone put them.
Ask local clusters or a scan whether a place has more than chance would explain. Recorded places are
often rounded to corners or village centres, and that alone makes points look gathered.

Sources: Clark and Evans (1954); Yuill (1971); Levine, CrimeStat; Ester and others (1996); Campello and
others (2013). More in \`docs/methods/point-pattern.md\`.
`;

export default note;
