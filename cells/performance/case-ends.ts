/** How a case ended, or stands. The order is that of the list on the page. */
export const caseEnds = [
  "convicted",
  "acquitted",
  "before court",
  "cleared",
  "not cleared",
  "open",
  "set aside",
  "unknown",
] as const;
export type CaseEnd = (typeof caseEnds)[number];

/** Charge-sheeted, or charged, whatever came of it. */
export const chargedEnds: readonly CaseEnd[] = ["convicted", "acquitted", "before court"];
/** A clearance by the word alone. */
export const clearedEnds: readonly CaseEnd[] = [...chargedEnds, "cleared"];

/** The first that fits decides: "not guilty" before "court", "under investigation" after "transferred". */
const meanings: readonly [CaseEnd, RegExp][] = [
  ["unknown", /^(null|none|n\/?a|unknown|-|status update unavailable|)$/],
  ["acquitted", /acquit|\bdis ?\/ ?acq|not guilty|^discharged?$/],
  ["set aside", /false|mistake of (fact|law)|unfounded|transfer|^un ?-?traced$|^traced$|withdrawn/],
  [
    "not cleared",
    /un ?detect|not detected|no suspect|unsolved|unable to prosecute|not in the public interest|(taken|dealt with) by another|other disposal|exceptional|action dropped/,
  ],
  ["cleared", /caution|warning|local resolution|penalty notice|bound ?-?over|part of another case/],
  ["before court", /pending trial|court|charge ?-?sheet|compound|abate|committed|^charged/],
  [
    "convicted",
    /convict|prison|fined|sentence|conditional discharge|absolute discharge|pay compensation|deprived of|otherwise dealt/,
  ],
  ["cleared", /^(cleared|closed by arrest|arrest(ed)?|solved|detected)\b/],
  ["open", /investigation|^u\.?i\.?$|^open\b|pending|in progress|ongoing|active/],
];

/** What a word of a register most likely means; the analyst sees it and can say otherwise. */
export const guessEnd = (word: string): CaseEnd => {
  const plain = word.trim().toLowerCase().replace(/\s+/g, " ");
  return meanings.find(([, pattern]) => pattern.test(plain))?.[0] ?? "unknown";
};
