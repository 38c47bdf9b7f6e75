const note = `
Do two types of crime go together? Four questions, each with a figure and a test; every ordered pair
of types is a row of the result.

- **Nearest**: the co-location quotient. How many times as often is the nearest other crime to one of
  A one of B, as it would be with the types shuffled over the same places? It has a direction. Points
  at one place share it.
- **Within reach**: cross-K at the distance you choose. How many times as many B lie within it of an A?
  The curve shows it for all distances up to twice as far.
- **By area**: Spearman's correlation of counts (with residents: of rates), and the partial one given
  the total of all other crime. It takes out that where much happens, much of everything happens.
- **Weeks after**: does B come to the same square in the weeks after A? The weeks of B are shuffled
  among its own incidents of a quarter, so that its places, its calendar and slow change stay.

The places stay and the types are shuffled: what all crime shares (people, streets, recording) is not
taken for a relation. p-values are two-sided, (r + 1)/(P + 1), adjusted over the pairs by Benjamini and
Hochberg.

**What it does not show.** Two types that both follow bars go together because of the bars. That B comes
after A does not make A its cause. One wrong address with many incidents makes all their types
neighbours: the cell says when one place is crowded. Few points show strong relations only.

Not for types that are one event in two records (murder and the arms act of the same FIR): they are
together by definition. Sources: Leslie and Kronenfeld (2011); Ripley (1977); Diggle (2003); Conover
(1999). More in \`docs/methods/relations.md\`.
`;

export default note;
