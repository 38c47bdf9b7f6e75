import { stations } from "./city";
import { origin } from "./draft";
import { firstOrdinaryPerson, homeOf } from "./cast";
import { chance, runningSum } from "@/lib/methods/chance";
import { crimeNumber, headOf, stationOf, type Register } from "./register";
import type { GeneratedTable } from "./table";

export const roles = ["complainant", "victim", "accused"] as const;
const [complainant, victim, accused] = [0, 1, 2];
const sexes = ["Male", "Female"];

const occupations: readonly (readonly [string, number])[] = [
  ["Labourer", 22],
  ["Homemaker", 13],
  ["Shopkeeper", 10],
  ["Driver", 10],
  ["Student", 9],
  ["Farmer", 8],
  ["Private employee", 12],
  ["Government employee", 4],
  ["Street vendor", 4],
  ["Software professional", 3],
  ["Retired", 2],
  ["Unemployed", 3],
];
const notKnown = occupations.length;
const student = occupations.findIndex(([name]) => name === "Student");
const labourer = occupations.findIndex(([name]) => name === "Labourer");
const homemaker = occupations.findIndex(([name]) => name === "Homemaker");
const byOccupation = runningSum(occupations.map(([, weight]) => weight));

const elsewhere = ["Belakupura Rural", "Another district", "Another state"];

/** Types whose victim cannot be the one who complains. */
const silent = new Set(["MURDER", "MOTOR VEHICLE ACCIDENTS FATAL", "MISSING PERSON"]);

/** Everybody who stands in the register, incident by incident. */
export interface People {
  rows: number;
  /** Row of the register. */
  incident: Int32Array;
  role: Uint8Array;
  person: Int32Array;
  age: Uint8Array;
  sex: Uint8Array;
  occupation: Uint8Array;
  residence: Uint8Array;
}

/** What is the same of one person wherever they stand: drawn from the number of the person. */
function traitsOf(person: number, sex: number, child: boolean, home: number) {
  const luck = chance(person * 7);
  const age = child
    ? 5 + luck.below(13)
    : Math.min(84, 18 + Math.floor(Math.abs(luck.normal()) * 15) + luck.below(8));
  const occupation = luck.next() < 0.07 ? notKnown : age < 18 ? student : luck.pick(byOccupation);
  const far = luck.next();
  const residence =
    far < 0.7
      ? home
      : far < 0.93
        ? luck.below(stations.length)
        : stations.length + luck.below(elsewhere.length);
  const isMan = occupation === homemaker && sex === 0;
  return { age, occupation: isMan ? labourer : occupation, residence };
}

export function drawPeople(register: Register, seed: number): People {
  const luck = chance(seed + 15_485_863);
  const most = register.rows * 6;
  const people: People = {
    rows: 0,
    incident: new Int32Array(most),
    role: new Uint8Array(most),
    person: new Int32Array(most),
    age: new Uint8Array(most),
    sex: new Uint8Array(most),
    occupation: new Uint8Array(most),
    residence: new Uint8Array(most),
  };
  let nextPerson = firstOrdinaryPerson;

  const add = (at: number, role: number, person: number, sex: number, child: boolean) => {
    const row = people.rows++;
    const home = person < firstOrdinaryPerson ? homeOf(person) : stationOf(register, at);
    const traits = traitsOf(person, sex, child, home);
    people.incident[row] = at;
    people.role[row] = role;
    people.person[row] = person;
    people.sex[row] = sex;
    people.age[row] = traits.age;
    people.occupation[row] = traits.occupation;
    people.residence[row] = traits.residence;
  };

  for (let at = 0; at < register.rows; at++) {
    const men = register.men[at]!;
    const women = register.women[at]!;
    const boys = register.boys[at]!;
    const victims = men + women + boys + register.girls[at]!;
    let first = 0;
    for (let each = 0; each < victims; each++) {
      const isRepeat = register.origin[at] === origin.repeatVictim;
      const person = isRepeat ? register.cast.repeatVictims[register.which[at]!]! : nextPerson++;
      const child = each >= men + women;
      const sex = each < men || (child && each < men + women + boys) ? 0 : 1;
      if (each === 0 && !child) first = person;
      add(at, victim, person, sex, child);
    }
    const canTell = !silent.has(headOf(register, at));
    if (!register.found[at]) {
      const same = first > 0 && canTell && luck.next() < 0.72;
      const sex = same ? (men > 0 ? 0 : 1) : luck.next() < 0.74 ? 0 : 1;
      add(at, complainant, same ? first : nextPerson++, sex, false);
    }
    const cast = register.cast.accused.get(at);
    for (let each = 0; each < register.accused[at]!; each++) {
      const sheet = each === 0 ? register.cast.knownAccused.get(at) : undefined;
      const person = cast?.[each] ?? sheet ?? nextPerson++;
      add(at, accused, person, cast || sheet || luck.next() < 0.93 ? 0 : 1, false);
    }
  }
  return people;
}

/** Table `people` of the model. Nobody in it exists: a name is a number. */
export function peopleTable(
  register: Register,
  seed: number,
): { table: GeneratedTable; rows: number } {
  const people = drawPeople(register, seed);
  const { rows } = people;
  const codes = (values: Uint8Array) => Int16Array.from(values.subarray(0, rows));
  const areas = stations.map(({ name }) => name.replace(" PS", ""));
  const table: GeneratedTable = [
    ["incident", { text: (at) => crimeNumber(register, people.incident[at]!), most: 17 }],
    ["role", { words: roles, codes: codes(people.role) }],
    ["person", { text: (at) => `P${people.person[at]}`, most: 8 }],
    ["name", { text: (at) => `Person ${people.person[at]}`, most: 14 }],
    ["age", { integers: Int32Array.from(people.age.subarray(0, rows)) }],
    ["sex", { words: sexes, codes: codes(people.sex) }],
    [
      "occupation",
      {
        words: [...occupations.map(([name]) => name), "Not known"],
        codes: codes(people.occupation),
      },
    ],
    ["residence", { words: [...areas, ...elsewhere], codes: codes(people.residence) }],
  ];
  return { table, rows };
}
