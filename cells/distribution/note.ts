const note = `
How incidents are distributed over beats, stations or any other areas: counts, shares, ranks, rates,
and how concentrated they are.

- **Intervals** of counts and rates are exact Poisson intervals (Garwood 1936), 95 %: five incidents in two
  years may come from a true level of 1.6 to 11.7. Areas whose intervals overlap are not ranked for sure.
- **Rates** per 100,000 residents, per km², per km of road, as the table of areas has them; km² from the
  outlines otherwise. \`…_smoothed\` is the empirical Bayes rate (Marshall 1991): m + (p − m) A / (A + m / n),
  small areas drawn towards the common rate m.
- **Funnel**: areas beyond the lines differ from one common rate more than chance explains (exact Poisson
  limits of 95 % and 99.8 %, Spiegelhalter 2005). Of 120 equal areas six lie beyond 95 % by chance.
- **Concentration**: fewest areas that hold half of the incidents; the dashed curve is what chance alone
  gives with so few incidents. Gini, and Gini adjusted for fewer incidents than areas (Bernasco and
  Steenbeek 2017), in \`docs/methods/distribution.md\`.
- **Repeat places**: places with more than one incident and what they hold.

**Not for**: comparing areas where people who are there do not live there. A market beat has few residents
and many visitors, so its rate per resident is high for that reason. Recorded crime follows recording:
a beat with more patrols records more.
`;

export default note;
