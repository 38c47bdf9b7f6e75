const note = `
**What.** The table, and the files behind it, are asked everything that has gone wrong with crime data before. Each check is one or a few queries over **all** rows; what it finds is a row of this cell's result, so SQL can read it: \`from quality where severity = 'serious'\`. Nothing is changed or removed. Values of columns that identify people are never shown.

**Serious** means that figures drawn from the column will be wrong; **to know** that a conclusion may be; **good to know** is the rest.

**Points.** *0, 0* and missing coordinates are counted by year and station. A point is **far** when it lies more than 4.5 times as far from the middle (the medians) as three quarters of the points do, and more than 5 km: quartiles hold until a quarter of the points is wrong, and 4.5 lets pass the long districts of real cities. Each station with 20 points or more is judged by its own middle in the same way. **Exchanged** points are far as they stand and near when turned round. A **default** is one exact point with 2 % of all points or 20 % of a station's, at least 20 rows. Points are **moved to few places** when there are 10 rows or more on each distinct point. Points are **like random numbers** when counts in 36 equal cells vary no more than chance (variance at most 1.6 times the mean; real crime has 5 and more).

**Identifiers.** 15 digits or more, 90 % of them ending in 00, and three rows or more on each value: a spreadsheet kept 15 digits. Decimal numbers beyond 2^53 and text like 1.05E+16 are told likewise.

**Times.** Full hours are told from 30 % of the times (chance: 1.7 %), a single time of day from 5 % and twice the usual full hour. Delay is from the earliest moment of the offence to registration. A **month, day or place is missing** when with half its usual number of rows (half, because crime comes in bursts) the chance of none, e^−n, is under one in a hundred over the whole file.

**Level breaks.** Monthly counts as log(n + ½) are parted where the absolute distances from the medians of the parts are least, again and again, a year at least in each; a break is told when the medians of the twelve months before and after differ by 30 % or more, by more than chance and the usual scatter allow, and when a straight line fits clearly worse. Larger kinds of crime are searched one by one. Single odd months are 30 % and four robust standard deviations away from the twelve around them.

**Categories** are merged when they differ by blanks and capitals alone; the most frequent spelling is proposed. A **row outweighs** the others with 20 times the 99th percentile and 0.5 % of the sum.

**When not to use it.** It knows known faults. A table without findings can still be wrong: nobody can see from a file what was never recorded.
`.trim();

export default note;
