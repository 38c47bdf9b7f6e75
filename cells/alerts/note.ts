const note = `
Asks of many series at once, such as each type of crime in each beat, whether the last week (day, month)
had more cases than their own past lets expect, and ranks what does.

- **Expected and bound** come from the same season of up to five past years, with trend, scatter and past
  outbreaks allowed for (Farrington–Noufaily), where three years lie before the week and a series has
  half a case a week or more. Otherwise from its level in the two years before the last half year, by a
  negative binomial distribution. The column \`method\` says which.
- **Chance** is that of so many cases or more if nothing had changed. Of 2,400 series some two dozen are
  beyond a bound of 1 % in any week, so alerts are adjusted for their number (Benjamini–Hochberg): of
  those shown at most the share given, 10 %, are chance on average. With small counts it is fewer.
- **Other methods**: EARS C1 to C3 (seven steps of past, no season), CUSUM, EWMA, Poisson z, a fence about
  the quartiles, CUSUM of cases. Series with fewer than five cases a step, on average, are never compared
  by a method that takes counts as normal: they get the level or the CUSUM of cases.
- **Looked at**: an alert that you acknowledge moves below the others and keeps your note, in this cell and
  in its table. It is that series in that period only: a later rise is a new alert.
- Choose a series for its course and the cases behind it.

An alert says that a count is unusual, not why. Festivals, a drive, a changed form or a clerk who returned
from leave all raise counts: read the cases first. Weekly counts of a beat and type are mostly 0 to 3, and
a rise from one to three a week is not seen in one week; months, stations or the CUSUM of cases see slow
rises better. Where registration is late, the last weeks are too low: the cell says by how much.

Source: Noufaily et al., Statistics in Medicine 32 (2013); Farrington et al., JRSS A 159 (1996); Hutwagner et al.,
J. Urban Health 80 (2003); Benjamini and Hochberg, JRSS B 57 (1995). False alarms of each method, measured,
in \`docs/methods/alerts.md\`.
`;

export default note;
