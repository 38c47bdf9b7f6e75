/**
 * Whose name and address no table of the model ever holds: everybody in an incident of a sexual
 * offence or an offence against a child, and whoever is under 18. Publishing who the victim is is
 * an offence itself (sections 72 BNS and 228A IPC, 23 POCSO, 74 JJ Act), and the accused of such an
 * incident is often of the same house. Where the offence is not known, nobody is named.
 */

const heads = [
  "POCSO",
  "\\bCHILD",
  "\\bJUVENILE",
  "\\bMINOR (GIRL|BOY)",
  "\\bRAPE",
  "\\bSEX",
  "MOLEST",
  "MODESTY",
  "DISROBE",
  "UNNATURAL (SEX|OFFEN)",
  "EVE.?TEAS",
  "INDECEN",
  "VOYEUR",
  "STALK",
  "IMMORAL TRAFF",
  "TRAFFICKING",
  "PROSTITUT",
  "PORNOGRAPH",
  "CRIMES? (RELATED TO|AGAINST) WOM[AE]N",
];

/** 354 to 354E, 376 to 376E, 377, 509 IPC; 63 to 79 and 95 to 99 BNS. */
const sections = [
  "\\b(354|376|377|509)( ?\\(?[A-E]{1,2}\\)?)?\\b",
  "(\\bBNS\\b|NYAYA SANHITA)[^A-Z]*(U/S)?[^A-Z]*\\b(6[3-9]|7[0-9]|9[5-9])\\b",
];

/** Over a head of crime, and over acts and sections, in capitals; read alike by the engine and by JavaScript. */
export const offenceHeads = heads.join("|");
export const offenceSections = sections.join("|");

const pattern = `${offenceHeads}|${offenceSections}`;

/**
 * Condition in SQL, true where a name or address must be NULL. `head` and `actSection` are
 * expressions of text, `age` of a number; NULL as text (`"NULL"`) for what is not known.
 */
export const identityNeverShown = (head: string, actSection: string, age: string): string =>
  `(coalesce(${head}, ${actSection}) IS NULL OR ` +
  `regexp_matches(upper(concat_ws(' ', ${head}, ${actSection})), '${pattern}') OR ` +
  `coalesce(${age} < 18, false))`;
