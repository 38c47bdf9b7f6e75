const note = `
At what hours, on which weekdays, in which months and on which dates incidents happened.

- **Rate**: incidents for each such hour, or day, that the data holds. Five weeks and a day hold six
  Mondays; counts alone would make Monday look busier.
- **Aoristic weights** (Ratcliffe and McCullagh 1998), where a case is known only from one time to another: it
  counts 1, spread over its span, each hour getting the part that the span covers. Counting at the start, or
  at the end, puts it where somebody left the house or came back. A span of a week or longer gives each
  hour 1/168; one that ends before it starts is left out.
- **Mean hour and spread** are circular: 23:00 and 01:00 lie two hours apart. **Rayleigh’s test** asks
  whether times gather about one hour more than chance would have it; it may miss two peaks that face
  each other, so look at the profile as well. With very many incidents even a slight preference has p < 0.001.
- **Weekdays** are compared by the Kruskal–Wallis test of the daily counts.
- **Round times**: shares at full hours, at 00:00 and at other favourite hours are told. Such a clock shows when
  a desk wrote it down as well as when it happened.

**Not for**: hours of a column that has only days, or only months. They would all stand at midnight, so no
hours are drawn. Comparing counts of hours between years of different recording. Recorded crime is what was
reported, at the time that somebody named.

Formulas and sources: \`docs/methods/clock.md\`.
`;

export default note;
