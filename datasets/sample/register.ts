import { lastMinute, yearOfDay } from "./calendar";
import { caseHabits, stageOf } from "./cases";
import { beats, stations } from "./city";
import { castOf, type Cast } from "./cast";
import { drawIncidents } from "./draw";
import { origin, type Draft } from "./draft";
import { offences } from "./offences";
import { chance, runningSum, type Chance } from "@/lib/methods/chance";

/** What the register writes beside time and place. Counts are people. */
export interface Register extends Draft {
  /** Number of the FIR in its station and year, from 1. */
  serial: Uint16Array;
  stage: Uint8Array;
  men: Uint8Array;
  women: Uint8Array;
  boys: Uint8Array;
  girls: Uint8Array;
  accused: Uint8Array;
  arrestedMen: Uint8Array;
  arrestedWomen: Uint8Array;
  chargeSheeted: Uint8Array;
  convicted: Uint8Array;
  /** Known persons among the accused and victims. */
  cast: Cast;
}

export const stationOf = (register: Draft, at: number) => beats[register.beat[at]!]!.station;
export const yearIndex = (register: Draft, at: number) =>
  yearOfDay[Math.floor(register.reported[at]! / 1440)]!;

const underInvestigation = stageOf("Under Investigation");
const undetected = stageOf("Undetected");
const falseCase = stageOf("False Case");
const convicted = stageOf("Convicted");
const beforeCourt = new Set(
  (["Pending Trial", "Convicted", "Dis/Acq", "Compounded", "Abated"] as const).map(stageOf),
);

const endings = caseHabits.map(({ ends }) => ({
  all: runningSum(ends),
  solved: runningSum(ends.map((weight, stage) => (stage === undetected ? 0 : weight))),
}));
const firstVictim = caseHabits.map(({ victim }) => runningSum(victim));

/** A small count: mostly 0, its mean as asked for, never above 20. */
const further = (mean: number, luck: Chance) =>
  Math.min(20, Math.floor(-Math.log(1 - luck.next()) * mean));

function numberSerials(register: Register): void {
  const next = new Uint16Array(stations.length * 6);
  for (let at = 0; at < register.rows; at++) {
    register.serial[at] = ++next[stationOf(register, at) * 6 + yearIndex(register, at)]!;
  }
}

function writeVictims(register: Register, at: number, luck: Chance): void {
  const { moreVictims } = caseHabits[register.offence[at]!]!;
  const kinds = [register.men, register.women, register.boys, register.girls];
  if (register.origin[at] === origin.repeatVictim) {
    register.men[at] = 1;
    return;
  }
  const weights = firstVictim[register.offence[at]!]!;
  const first = kinds[luck.pick(weights)];
  if (!first) return;
  first[at]!++;
  for (let more = 0; more < 2; more++) {
    if (luck.next() < moreVictims) (kinds[luck.pick(weights)] ?? first)[at]!++;
  }
}

function writeCase(register: Register, at: number, luck: Chance): void {
  const offence = register.offence[at]!;
  const [known, others] = caseHabits[offence]!.accused;
  const fixed = register.cast.accused.get(at);
  const isKnown = fixed !== undefined || luck.next() < known;
  const age = (lastMinute - register.reported[at]!) / 1440;
  const open = luck.next() < Math.exp(-age / 140);
  const ending = luck.pick(isKnown ? endings[offence]!.solved : endings[offence]!.all);
  const isAbout = known > 0 && !isKnown && ending !== falseCase;
  const stage = open ? underInvestigation : isAbout ? undetected : ending;
  register.stage[at] = stage;
  if (!isKnown) return;
  const accused = fixed?.length ?? 1 + further(others, luck);
  register.accused[at] = accused;
  const caught = register.found[at] || fixed ? 1 : beforeCourt.has(stage) ? 0.75 : 0.2;
  for (let each = 0; each < accused; each++) {
    if (luck.next() >= caught) continue;
    if (!fixed && luck.next() < 0.06) register.arrestedWomen[at]!++;
    else register.arrestedMen[at]!++;
  }
  if (!beforeCourt.has(stage)) return;
  const charged = Math.max(1, accused - further(0.2, luck));
  register.chargeSheeted[at] = charged;
  if (stage === convicted) register.convicted[at] = Math.max(1, charged - further(0.3, luck));
}

/** The register of Belakupura: the same seed and number of rows give the same register. */
export function drawRegister(seed: number, rows: number): Register {
  const draft = drawIncidents(seed, rows);
  const luck = chance(seed + 7919);
  const counts = () => new Uint8Array(rows);
  const register: Register = {
    ...draft,
    serial: new Uint16Array(rows),
    stage: counts(),
    men: counts(),
    women: counts(),
    boys: counts(),
    girls: counts(),
    accused: counts(),
    arrestedMen: counts(),
    arrestedWomen: counts(),
    chargeSheeted: counts(),
    convicted: counts(),
    cast: castOf(draft, seed),
  };
  numberSerials(register);
  for (let at = 0; at < rows; at++) {
    writeVictims(register, at, luck);
    writeCase(register, at, luck);
  }
  return register;
}

/** 17 digits: too many for a double. */
export function crimeNumber(register: Register, at: number): string {
  const station = stationOf(register, at);
  const serial = String(register.serial[at]).padStart(4, "0");
  return `1${districtCode(station)}${unitId(station)}${2019 + yearIndex(register, at)}${serial}`;
}

const districts = [...new Set(stations.map(({ district }) => district))];
export const districtCode = (station: number) =>
  `060${districts.indexOf(stations[station]!.district) + 1}`;
export const unitId = (station: number) => 2601 + station;

export const headOf = (register: Draft, at: number) => offences[register.offence[at]!]!.head;
