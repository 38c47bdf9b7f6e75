const note = `
A map of places. Nothing is fetched: no tiles, only your own points and areas.

- **Points**: one dot a row. Above the limit a random sample is drawn, always the same one, and
  the cell says so.
- **Hexagons**: counts in hexagons of equal width in metres. Places are projected by the length of
  a degree at the middle of the data, exact enough for a district.
- **Heat**: a picture of density for the eye. It changes with the zoom and tests nothing: for hot
  spots with significance use the methods under *Where*.
- **Coloured areas**: rows counted by the name of their area. Counts of areas of different size or
  population do not compare; colour a rate that a SQL cell computes.

Colours are classes whose limits the legend gives: about the same number of places each where values
are even, geometric steps where a few places are far above the rest. A row
has a usable point when latitude and longitude are on the globe and not both 0; the cell says how
many rows have one.
`;

export default note;
