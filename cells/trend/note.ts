const note = `
How often it happens over time: the trend, the season, what is left, and where the level changed.

- **Trend and season**: STL (months, weeks) or MSTL over week and year (days), robust: single wild periods move
  nothing. In logarithms where the season grows with the level.
- **Change a year**: seasonal Theil–Sen slope with its 95 % interval, p by Mann and Kendall.
- **Change of level**: exact Poisson segmentation with season and slope taken out. A level must last half a
  year; a shorter low or high is told apart as one that passed. Fewer than 3 in 100 series without any break
  get one. A break is a question to ask: did the register, the law or a boundary change?
- **Holidays**: times as many as on other days, by a quasi-Poisson model of the days with weekday, season and
  slope, p adjusted for all holidays. \`karnataka\` has the state's festivals of 2015 to 2030; a table of your own
  needs the columns \`date\` and \`name\`.

**Not for**: saying why. Recorded crime follows recording, and nothing drawn here runs on into the future.
`;

export default note;
