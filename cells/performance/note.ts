const note = `
How cases end and how long they take, by station, beat or district, with what chance leaves each area within.

- **Shares**: cleared (an arrest, a charge sheet or a conviction, whichever the data tells), charge-sheeted,
  convicted of all and of decided cases. 95 % intervals by Wilson.
- **Kinds of case being equal**: a station with much cyber crime clears less. What its cases let expect is each
  kind's share in all areas (indirect standardisation by head, year and own discovery); variance by Mantel and Haenszel.
- **Funnel**: limits of 95 % and 99.8 % (Spiegelhalter 2005), exact for the binomial, widened by a winsorised
  dispersion: areas differ for more reasons than the kinds of case. p is adjusted for all areas and figures.
- **Delays**: median and 90th percentile, intervals by order statistics. Charge sheet within 60 and 90 days by
  Kaplan and Meier, so that open cases are not dropped (limits of section 187(3) BNSS, here from registration).
- **How soon**: registered within a day of the occurrence, charge-sheeted within 60 and 90 days, as shares compared like
  the others: a station with much cyber crime registers late. Medians do not tell kinds of case apart.
- **Open cases** at month ends by age, cases registered and ended, cases for each 1,000 duty hours.
- **Words** of a status are taken for what they most likely mean; the list below can be corrected.

**Not for** judging officers, or for a ranking. What is recorded, which cases come and what the police find
themselves all move these figures; an area outside the limits is one to ask about.

Formulas, parameters and sources: \`docs/methods/performance.md\`.
`;

export default note;
