const note = `
Reads raw tables into one table of the **crime model**: \`incidents\`, \`people\`, \`property\`,
\`beats\`, \`duty\`, \`known_offenders\` or \`outcomes\`. Analysis cells know these columns, whoever
published the file.

- **One SQL expression a column.** A known publisher (*source*) brings its own; you correct any of
  them. Columns that the data does not have are left out, never filled in.
- **Several files of one shape** are appended. A row whose content stands in an earlier file already
  is set aside, and so is one with the same number where numbers are unique inside each file.
- **A row that agrees with an earlier file in everything but its number is kept**, and the cell says
  how many there are: a number that went through a spreadsheet no longer tells.
- **Nothing is dropped in silence.** Every row that is not taken stands in \`<name>_set_aside\` with
  the reason, as it came.
- **Numbers of FIRs stay text**, digit for digit. A value that cannot be read as a date or a number
  becomes empty and is counted under *Empty*.

A **usable point** has a latitude and a longitude on the globe that are not both 0. The cell says
how many rows have one; the others are in every count, but on no map. When many rows lack a point,
look with a quality cell at which stations and years they come from before you trust a map.
`;

export default note;
