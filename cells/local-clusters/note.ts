const note = `
Compares each place with its surroundings, and asks whether chance would explain it.

- **Gi\\*** (Getis and Ord): is the sum of a place and its neighbours higher than that of any such
  group drawn at random? Hot and cold places, at 99, 95 and 90 % confidence. **Gi** leaves the place
  itself out: it asks about the surroundings alone.
- **Local Moran** (Anselin): *HH* a high place among high ones, *LL* low among low, *HL* and *LH* one
  that stands out. p comes from permutations: the place keeps its value, the others are dealt anew.
- p-values are two-sided and adjusted for the number of places (Benjamini and Hochberg): of the places
  called hot at 95 %, about one in twenty is a false alarm.
- **Moran's I** and **Geary's C** say whether the whole map is clustered.
- Points are counted in squares or hexagons; cells inside the boundary without an incident count as 0.
  Areas are compared by their counts, or by rates where a population is chosen. *Fair to small
  populations* weighs rates by empirical Bayes, because a rate jumps about where few people live.

**When not to use it.** Hot means more than elsewhere on this map, so another boundary gives another
answer; ground where nobody can be (water, forest) makes everything else look hot. Counts follow the
people: a market is hot by day because it is full. With fewer than about 30 places, or counts mostly
of 0, p of Gi* is rough: take larger cells, or the local Moran. Other sizes of cells give other maps:
look at two. Recorded crime is not crime. More in \`docs/methods/local-clusters.md\`.
`;

export default note;
