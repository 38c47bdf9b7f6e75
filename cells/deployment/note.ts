const note = `
Which beat gets how many shifts a week, so that most of what is expected is reached, and why each number changes.

- **Shifts a week**: 7 is one unit every day, 3 is one unit on three days. A station can give a beat two nights a
  week; whole units alone could not say that.
- **Expected**: incidents (or harm) of each beat and shift in the next weeks, from the history: few cases are drawn
  towards the mean, recent weeks count more, the level follows the season. Or from the table of a forecast.
- **Reached** is an assumption, not a measurement: one unit every day reaches 30 % of what happens in its beat and
  shift, each further unit the same share of what is left, 1 − exp(−βx). Shifts go one by one to where the next is
  worth most (marginal allocation), which is exact here: the gap is 0. Nobody knows how much a patrol prevents.
- **Limits**: units stay with their station; at most a tenth of the shifts go elsewhere than today; each beat and shift
  keeps up to two shifts a week that it has today; where three cases or more are recorded and almost nobody is on duty, at least four.
- **Officers**: name those who are there by shift; the shift then has the units that they fill. A unit has as many as
  those of the roster's shift on average, unless you say how many; officers planned go with the units that move.
- **Kinds of unit** (car, motorcycle, foot) have their own units by shift, officers and beats. Count duty in them under
  “What if”; choose a number of the plan to give its beat a fewest, a most, or to lock it.
- **Explores**: one shift in ten goes where the plan takes most away, so that the next plan does not only confirm this one.
- **Visits**: in each beat and shift short visits of 15 minutes to up to four squares of 250 m where most is recorded,
  in an order by chance; the table \`<name>_visits\`. Only with points, and never of sexual offences or children.
- **Other goals**: cover, expected cover (a unit may be busy), shortest ways, like loads. They plan whole units, need
  beats with outlines, and are solved to a stated gap.

**Not for** deciding alone, and not for what the police find themselves: that is recorded where patrols are, and is left
out. The plan follows recorded crime, which follows reporting and patrol. Harm has no official index in India: weights
are the force's own choice. It knows no leave, no courts, no bandobast.

Formulas, limits and sources: \`docs/methods/deployment.md\`; plans tried on the past: \`docs/methods/deployment-score.md\`.
`;

export default note;
