const note = `
Which values stand together in one record: head, place, mode, hour? Each rule reads *if … then …*.

- **Support**: share of all rows that have both sides. **Confidence**: share of the rows with the first
  side that have the second too. **Lift**: confidence over the second side's share of all rows; 1 says
  that one tells nothing about the other.
- **p**: Fisher's exact test, one-sided, adjusted over every rule that could be made of the frequent sets
  (Benjamini and Hochberg), not only over those that are shown.
- A rule stays only if it says more than each of its shorter ones.
- Rules without exception are most often definitions (a sub-head belongs to its head). They are in the
  table under the class *always*, and in no finding.

With many rows nearly everything has a small p: read the lift and the number of rows. A rule is no cause,
and what was written down is not all that happened: officers who always write “unknown” make rules too.

Not for columns that are one thing in two words, and not for columns that identify people. Sources:
Agrawal, Imieliński and Swami (1993); Webb (2007). More in \`docs/methods/rules.md\`.
`;

export default note;
