export default `
**What.** Rows are put into groups (a category, a month, an hour of the day, a class of numbers), and each group is counted, added up or averaged in SQL over the whole table. Only the groups come to the page.

**What is left out.** Rows without a value on an axis are left out and counted below the chart. Long lists of categories show the largest; colours beyond eight become “other”. More than 20,000 dots are drawn as a sample that is the same each time.

**What is kept honest.** Bars and areas start at zero. A month without rows counts as 0 in a line of counts, and breaks a line of means. Means and medians are never stacked. The first and the last month are named when the data does not cover them.

**When not to use it.** A chart of counts says nothing about risk: places and hours with more people have more incidents. Two charts with different axes are not a comparison.

**Box plot.** The box is the middle half of the values, the line in it the median, the thin line reaches from the 5 % to the 95 % quantile.

Drawn with Observable Plot.
`.trim();
