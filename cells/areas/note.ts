const note = `
Gives each row the area that it belongs to, as columns of the table of areas. All rows stay; those
without an area have empty columns.

- **Where the point lies**: the even-odd rule, so holes and areas of several parts are understood.
  Where areas overlap the smallest has the row. Rows without a usable point are counted and stay
  without an area.
- **On a border**: published points often lie in the middle of a street, and so do borders. Nearer
  than the distance given (1 m) the point alone cannot tell the side. The cell says how many rows
  that is; name the recorded area, and it decides there, and only there.
- **What the row names**: names are compared without regard to case, blanks and zeros in front.
  Several pairs make one key: beat names are unique only inside a station, so match
  \`{station: station, beat: beat}\`. A crosswalk is a table that says which name of the areas a name
  of the data stands for.

Not for distances, and not for points whose error is larger than the areas: a point geocoded to the
middle of a village says nothing of the beat. Source: even-odd rule, Shimrat (1962). More in
\`docs/methods/areas.md\`.
`;

export default note;
