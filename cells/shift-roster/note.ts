const note = `
How many officers fill each shift of each day, and who works when.

- **Patterns**: so many days on, so many off, in one shift, from any day: 6 on 1 off is the weekly off of most stations.
  The fewest officers whose patterns meet every need follow from a whole-number program (Dantzig 1954), solved
  with HiGHS; the cell says whether fewer are ruled out.
- **Leave**: officers posted = officers on the roster / (1 − share of days lost). That share is an assumption of yours.
- **With a number of officers given**, the patterns that leave least of the need open; what stays open is marked.
- **Roster**: officers go through the patterns, another each week; then they exchange weeks and runs of duty until nights,
  and next weekends off, are as even as that finds. Needs stay met, and no rest gets shorter than it must; less than
  11 hours from one duty to the next is marked. The range of nights is told, and what breaks where the weeks are repeated.

**Not for** naming people: officers are numbers, and who can work what (driver, rank, women's desk) is for the station.
Needs by the queueing cell are units for calls; other work comes on top. A roster says who is posted, not who came.

Formulas and sources: \`docs/methods/shift-roster.md\`.
`;

export default note;
