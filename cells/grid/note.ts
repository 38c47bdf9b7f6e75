const note = `
Cuts areas into cells of equal size, as a table: name of the cell, outline, area in km², share of the
cell inside, and the number of points in it.

- **Squares** lie on the UTM grid of the middle of the areas, side in metres. The same size gives
  the same cells under the same names whatever the boundary, so months and years compare.
- **Hexagons** are those of H3, named by their H3 index. All neighbours of a hexagon are equally far.
- Cells on the border are clipped exactly; divide by \`area_km2\`, not by the full size. Points
  outside the boundary are not counted, so that counts go with areas.
- Without a boundary the cells cover the convex hull of the points, without those more than 3° from
  the median point and the outermost 0.05 % on each side: wrong coordinates lie far out.

Results change with the size and the place of the cells (the modifiable areal unit problem): look at
more than one size before you conclude. To draw them, choose the table as both data and areas of a
map with coloured areas, with \`key: cell\`, \`match: cell\` and \`weight: count\`. More in
\`docs/methods/grid.md\`.
`;

export default note;
