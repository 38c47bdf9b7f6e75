const note = `
How many units the calls of each hour of the week need, so that callers do not wait too long.

- **Load**: calls an hour × hours that a call keeps a unit: how many units are at work on average. With no more
  units than that, the line grows as long as the hour lasts; the cell says so and gives no wait.
- **Waiting** (Erlang C): with load a and c units, the share that waits is C = B / (1 − (a/c)(1 − B)), B Erlang's loss
  formula; longer than T wait C·exp(−(c − a) T / s), s the time of service. Needed: the fewest units that keep
  this within the aim.
- **Assumes** calls that come by chance at the hour's own rate, exponential times of service, one unit a call, one line
  for all units, nobody who gives up, and an hour long enough to settle. The cell measures the first two: the index
  of dispersion of like hours (1 by chance), and the spread of the times of service.
- **Busy level**: a percentile of like hours in place of their mean, for calls that come in bunches.
- **Who answers** (hypercube, Larson 1974 and 1975): each area has its own unit or sector and is answered by the
  nearest other one when that is busy.

**Not for**: a station where units do other work most of the time, unless that work is counted among the calls. Waiting
here is for a free unit, not the drive. Priorities are not modelled: urgent calls wait less, others more.
Recorded calls follow what is reported; hours of midnight often stand for an unknown hour.

Formulas, checks and sources: \`docs/methods/queueing.md\`.
`;

export default note;
