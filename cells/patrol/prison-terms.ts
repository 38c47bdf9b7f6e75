/** The longest prison term of what a head of the register names, and the section that says so. */
export interface PrisonTerm {
  years: number;
  statute: string;
}

const life = 20;

/**
 * Heads of the Karnataka register whose longest term stands in one section: Bharatiya Nyaya Sanhita
 * 2023 (BNS), and the section of the Indian Penal Code 1860 (IPC) before it. Death and imprisonment
 * for life are 20 years, as fractions of terms are reckoned (BNS 6, IPC 57). Heads that join offences
 * of many laws are not here.
 */
const terms: Readonly<Record<string, PrisonTerm>> = {
  MURDER: { years: life, statute: "BNS 103(1), IPC 302: death or life" },
  "CULPABLE HOMICIDE NOT AMOUNTING TO MURDER": {
    years: life,
    statute: "BNS 105, IPC 304: life",
  },
  "ATTEMPT TO MURDER": { years: life, statute: "BNS 109(1), IPC 307: life where hurt is caused" },
  "DOWRY DEATHS": { years: life, statute: "BNS 80(2), IPC 304B: life" },
  RAPE: { years: life, statute: "BNS 64(1), IPC 376: life" },
  DACOITY: { years: life, statute: "BNS 310(2), IPC 395: life" },
  ROBBERY: { years: 14, statute: "BNS 309(4), IPC 392: 14 years on a highway at night, else 10" },
  "BURGLARY - NIGHT": {
    years: 14,
    statute: "BNS 331(4), IPC 457: 14 years where theft is intended",
  },
  "BURGLARY - DAY": {
    years: 10,
    statute: "BNS 331(3), IPC 454: 10 years where theft is intended",
  },
  CHEATING: { years: 7, statute: "BNS 318(4), IPC 420: 7 years" },
  "KIDNAPPING AND ABDUCTION": { years: 7, statute: "BNS 137(2), IPC 363: 7 years" },
  "CRIMINAL INTIMIDATION": {
    years: 7,
    statute: "BNS 351(3), IPC 506: 7 years where death is threatened",
  },
  MOLESTATION: { years: 5, statute: "BNS 74, IPC 354: 5 years" },
  "MOTOR VEHICLE ACCIDENTS FATAL": { years: 5, statute: "BNS 106(1): 5 years (IPC 304A: 2)" },
  THEFT: { years: 3, statute: "BNS 303(2), IPC 379: 3 years" },
  "CRUELTY BY HUSBAND": { years: 3, statute: "BNS 85, IPC 498A: 3 years" },
  RIOTS: { years: 2, statute: "BNS 191(2), IPC 147: 2 years" },
  "CRIMINAL TRESPASS": { years: 0.25, statute: "BNS 329(3), IPC 447: 3 months" },
};

/** Null for a head that is not known well enough. */
export const prisonTerm = (head: string): PrisonTerm | null =>
  terms[head.trim().replace(/\s+/g, " ").toUpperCase()] ?? null;
