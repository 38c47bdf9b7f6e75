const note = `
Which beats one vehicle looks after: connected areas ("sectors") of beats with like work and short ways, one for each
vehicle of a shift.

- **Work** of a beat is what is expected in its shift in the next weeks (or its harm, with weights), as in the
  deployment plan.
- **Neighbours** are beats that share a stretch of border; outlines a few metres apart still touch. A corner is not
  enough. Beats that a bridge joins are named by hand.
- **Goal**: the smallest largest load first; loads up to 15 % above the mean count alike, and of such sectors those
  with the shortest way from the middle beat to the work are kept.
- **How**: sectors grow from seeds drawn by chance; beats at borders move or change places while that helps; then two
  sectors are cut anew, many times. The best of four starts. Not proven best: the provenance says how far the largest
  load lies above what no sectors can do better than.
- **Today's sectors**, when a column of the beats names them, are measured the same way; a limit says how many beats
  may change.

**Not for** deciding alone: sectors follow recorded crime, which follows reporting and patrol. Ways are straight lines;
the cell knows no roads, rivers, railway lines or one-way streets, no calls under way and no officers who know their
ground. Two plans within a few per cent are alike.

Formulas, limits and sources: \`docs/methods/patrol-sectors.md\`.
`;

export default note;
