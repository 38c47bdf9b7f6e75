import { offences } from "./offences";

/** How the register writes one type of incident: law, people, and how such cases end. */
export interface CaseHabits {
  /** Acts and sections, by minor head; `""` for all others. */
  law: Readonly<Record<string, string>>;
  /** Share of cases that the police find themselves. */
  foundByPolice: number;
  /** Weights of the first victim: man, woman, boy, girl, nobody. */
  victim: readonly [number, number, number, number, number];
  /** Share of cases with a second and a third victim, each. */
  moreVictims: number;
  /** Share of cases whose accused are known, and the mean of further accused. */
  accused: readonly [known: number, further: number];
  /** Weights of the stages, in the order of `stages`. */
  ends: readonly number[];
}

export const stages = [
  "Pending Trial",
  "Convicted",
  "Dis/Acq",
  "Undetected",
  "False Case",
  "Compounded",
  "Abated",
  "Traced",
  "Un Traced",
  "Other Disposal",
  "Under Investigation",
] as const;

export type Stage = (typeof stages)[number];

export const stageOf = (stage: Stage) => stages.indexOf(stage);

const ends = {
  property: [26, 8, 5, 52, 5, 1, 1, 0, 0, 2],
  violence: [52, 9, 14, 4, 10, 6, 2, 0, 0, 3],
  petty: [34, 54, 4, 2, 2, 1, 0, 0, 0, 3],
  accident: [48, 26, 7, 9, 2, 2, 5, 0, 0, 1],
  fraud: [24, 3, 5, 48, 14, 3, 0, 0, 0, 3],
  missing: [0, 0, 0, 0, 0, 0, 0, 88, 12, 0],
};

const habits: Readonly<Record<string, CaseHabits>> = {
  THEFT: {
    law: { "": "IPC 1860 U/s: 379 " },
    foundByPolice: 0.01,
    victim: [58, 27, 0, 0, 15],
    moreVictims: 0.02,
    accused: [0.3, 0.4],
    ends: ends.property,
  },
  "BURGLARY - NIGHT": {
    law: { "": "IPC 1860 U/s: 457,380 " },
    foundByPolice: 0.01,
    victim: [62, 30, 0, 0, 8],
    moreVictims: 0.02,
    accused: [0.27, 0.7],
    ends: ends.property,
  },
  "BURGLARY - DAY": {
    law: { "": "IPC 1860 U/s: 454,380 " },
    foundByPolice: 0.01,
    victim: [58, 36, 0, 0, 6],
    moreVictims: 0.02,
    accused: [0.27, 0.6],
    ends: ends.property,
  },
  ROBBERY: {
    law: { "CHAIN SNATCHING": "IPC 1860 U/s: 392 ", "": "IPC 1860 U/s: 392,34 " },
    foundByPolice: 0.01,
    victim: [34, 66, 0, 0, 0],
    moreVictims: 0.06,
    accused: [0.4, 1.1],
    ends: ends.property,
  },
  "CASES OF HURT": {
    law: {
      "SIMPLE HURT": "IPC 1860 U/s: 324,323,504,34,506 ",
      "": "IPC 1860 U/s: 326,504,506,34 ",
    },
    foundByPolice: 0.02,
    victim: [72, 22, 4, 2, 0],
    moreVictims: 0.18,
    accused: [0.97, 1.6],
    ends: ends.violence,
  },
  "MOTOR VEHICLE ACCIDENTS NON-FATAL": {
    law: { "": "IPC 1860 U/s: 279,337,338 " },
    foundByPolice: 0.03,
    victim: [72, 20, 5, 3, 0],
    moreVictims: 0.22,
    accused: [0.9, 0.1],
    ends: ends.accident,
  },
  "MOTOR VEHICLE ACCIDENTS FATAL": {
    law: { "": "IPC 1860 U/s: 279,304(A) " },
    foundByPolice: 0.04,
    victim: [78, 16, 4, 2, 0],
    moreVictims: 0.16,
    accused: [0.85, 0.1],
    ends: ends.accident,
  },
  CHEATING: {
    law: { "": "IPC 1860 U/s: 420,406 " },
    foundByPolice: 0.01,
    victim: [70, 28, 0, 0, 2],
    moreVictims: 0.12,
    accused: [0.78, 1],
    ends: ends.fraud,
  },
  "CYBER CRIME": {
    law: { "": "INFORMATION TECHNOLOGY ACT 2000 U/s: 66(C),66(D) " },
    foundByPolice: 0,
    victim: [64, 34, 1, 1, 0],
    moreVictims: 0.01,
    accused: [0.06, 0.4],
    ends: ends.fraud,
  },
  "CRIMINAL INTIMIDATION": {
    law: { "": "IPC 1860 U/s: 504,506 " },
    foundByPolice: 0.01,
    victim: [62, 38, 0, 0, 0],
    moreVictims: 0.1,
    accused: [0.96, 1],
    ends: ends.violence,
  },
  "KARNATAKA POLICE ACT 1963": {
    law: {
      "STREET GAMBLING": "KARNATAKA POLICE ACT, 1963 U/s: 87 ",
      "": "KARNATAKA POLICE ACT, 1963 U/s: 92 ",
    },
    foundByPolice: 0.9,
    victim: [0, 0, 0, 0, 1],
    moreVictims: 0,
    accused: [1, 2.6],
    ends: ends.petty,
  },
  "MISSING PERSON": {
    law: { "": "IPC 1860 U/s: 00MP " },
    foundByPolice: 0,
    victim: [30, 52, 6, 12, 0],
    moreVictims: 0.02,
    accused: [0, 0],
    ends: ends.missing,
  },
  RIOTS: {
    law: { "": "IPC 1860 U/s: 143,147,148,323,324,504,149 " },
    foundByPolice: 0.12,
    victim: [70, 28, 1, 1, 0],
    moreVictims: 0.4,
    accused: [1, 5.4],
    ends: ends.violence,
  },
  "NARCOTIC DRUGS": {
    law: {
      CONSUMPTION: "NDPS ACT, 1985 U/s: 27(B) ",
      "": "NDPS ACT, 1985 U/s: 20(B)(II)(A) ",
    },
    foundByPolice: 0.97,
    victim: [0, 0, 0, 0, 1],
    moreVictims: 0,
    accused: [1, 0.4],
    ends: ends.petty,
  },
  "CRIMINAL TRESPASS": {
    law: { "": "IPC 1860 U/s: 447,427 " },
    foundByPolice: 0.01,
    victim: [64, 32, 0, 0, 4],
    moreVictims: 0.05,
    accused: [0.92, 1.2],
    ends: ends.violence,
  },
  "ATTEMPT TO MURDER": {
    law: { "": "IPC 1860 U/s: 307,34 " },
    foundByPolice: 0.01,
    victim: [80, 18, 1, 1, 0],
    moreVictims: 0.15,
    accused: [0.98, 2.2],
    ends: ends.violence,
  },
  MURDER: {
    law: { "": "IPC 1860 U/s: 302,34 " },
    foundByPolice: 0.02,
    victim: [64, 32, 2, 2, 0],
    moreVictims: 0.06,
    accused: [0.92, 1.2],
    ends: ends.violence,
  },
  MOLESTATION: {
    law: { "": "IPC 1860 U/s: 354,354(A),504 " },
    foundByPolice: 0,
    victim: [0, 100, 0, 0, 0],
    moreVictims: 0,
    accused: [0.93, 0.7],
    ends: ends.violence,
  },
  POCSO: {
    law: { "": "PROTECTION OF CHILDREN FROM SEXUAL OFFENCES ACT 2012 U/s: 8,12 " },
    foundByPolice: 0,
    victim: [0, 0, 10, 90, 0],
    moreVictims: 0,
    accused: [0.97, 0.3],
    ends: ends.violence,
  },
  "CRUELTY BY HUSBAND": {
    law: { "": "IPC 1860 U/s: 498A,504,506 " },
    foundByPolice: 0,
    victim: [0, 100, 0, 0, 0],
    moreVictims: 0,
    accused: [1, 1.6],
    ends: ends.violence,
  },
};

/** In the order of `offences`. */
export const caseHabits: readonly CaseHabits[] = offences.map(({ head }) => {
  const found = habits[head];
  if (!found) throw new Error(`no habits for ${head}`);
  return found;
});
