const note = `
Looks through all circles and all windows of time for those with more incidents than expected, and says
what the strongest are worth after so much looking (Kulldorff's scan statistic).

- **Expected** without areas (space-time permutation model): incidents of the circle × incidents of the
  window ÷ all. What is always busy, and what is busy everywhere at once, is no cluster; what is new at one
  place is. With areas and their population (Poisson model): by population and days.
- **Strength**: c ln(c/μ) + (C − c) ln((C − c)/(C − μ)), with c incidents inside, μ expected, C in all.
- **p** = (r + 1) / (P + 1): in r of P random arrangements the best of *all* circles and windows was at least
  as strong. Of clusters that are still going on, 1/p time steps is how often chance alone would give one
  as strong, if you looked anew at each step (recurrence).
- Circles grow around each place, location by location, up to a radius and a share of all. Further
  clusters share no location with a stronger one.

Circles are circles: a cluster along a road comes out shorter or rounder than it is. The centre, size and
dates of a cluster are the best fit, not its border. Few incidents make wide p: with fewer than about 20
in the period expect nothing. Shifts of a season or of recording between places are clusters too.

Source: Kulldorff, Comm. Statistics 26 (1997); Kulldorff, Heffernan et al., PLoS Medicine 2 (2005). More in
\`docs/methods/scan.md\`.
`;

export default note;
