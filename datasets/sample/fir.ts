import { dayOf, days, isoDate } from "./calendar";
import { caseHabits, stages } from "./cases";
import { rounded, stations, beats, toLatitude, toLongitude } from "./city";
import { blankHead, pointKind, pointKinds, victimCountFrom } from "./defects";
import { offences } from "./offences";
import { places } from "./places";
import { chance, runningSum } from "@/lib/methods/chance";
import { crimeNumber, stationOf, unitId, yearIndex, type Register } from "./register";
import { integersBy, wordsBy, wordsOf, type Generated, type GeneratedTable } from "./table";

const modes = ["Sue-moto by Police", "Written", "Oral", "Online", "Others", "NULL"];
const modeWeights = [0, 82, 4, 5, 7, 2];

function minorHeads(register: Register) {
  const start: number[] = [];
  const words: string[] = [];
  const laws: string[] = [];
  offences.forEach(({ subheads }, offence) => {
    start.push(words.length);
    const { law } = caseHabits[offence]!;
    for (const [subhead] of subheads) {
      words.push(subhead);
      laws.push(law[subhead] ?? law[""]!);
    }
  });
  const code = (at: number) => start[register.offence[at]!]! + register.subhead[at]!;
  return { words, laws, code };
}

const winds = [
  "NORTH",
  "NORTH EAST",
  "EAST",
  "SOUTH EAST",
  "SOUTH",
  "SOUTH WEST",
  "WEST",
  "NORTH WEST",
];

function distanceFromStation(register: Register, at: number): string {
  const station = stationOf(register, at);
  const east = register.east[at]! - stations[station]!.east;
  const north = register.north[at]! - stations[station]!.north;
  const wind = winds[Math.round((Math.atan2(east, north) / Math.PI) * 4 + 8) % 8]!;
  const kilometres = Math.max(1, Math.round(Math.hypot(east, north) / 1000));
  const way = station % 3 === 0 ? " TOWARDS " : station % 3 === 1 ? " FROM PS " : " ";
  const written = at % 331 === 0 ? wind.replace("TH", "H") : wind;
  return `${written}${way}${kilometres} KM`;
}

const nearness = ["NEAR ", "IN FRONT OF ", "BEHIND ", "OPPOSITE ", "ON THE ROAD TO ", ""];

function placeWords(register: Register) {
  const areas = [
    ...places.map(({ name }) => name.toUpperCase()),
    ...stations.map(({ name }) => `${name.replace(" PS", "").toUpperCase()} AREA`),
  ];
  const area = (at: number) => {
    const place = register.place[at]!;
    return place >= 0 ? place : places.length + stationOf(register, at);
  };
  return { areas, area };
}

/** As another hand writes it: one name becomes two categories. */
const looselyWritten = (name: string) => `${name[0]}${name.slice(1).toLowerCase()} `;

interface Points {
  latitude: Float64Array;
  longitude: Float64Array;
}

function writtenPoints(register: Register, kinds: Uint8Array): Points {
  const latitude = new Float64Array(register.rows);
  const longitude = new Float64Array(register.rows);
  for (let at = 0; at < register.rows; at++) {
    const kind = kinds[at]!;
    if (kind === pointKind.zero) continue;
    const house = stations[stationOf(register, at)]!;
    const { east, north } =
      kind === pointKind.station ? house : { east: register.east[at]!, north: register.north[at]! };
    const point = [rounded(toLatitude(north)), rounded(toLongitude(east))] as const;
    latitude[at] = point[kind === pointKind.swapped ? 1 : 0];
    longitude[at] = point[kind === pointKind.swapped ? 0 : 1];
    if (kind === pointKind.stray) longitude[at] = rounded(point[1] + 10);
  }
  return { latitude, longitude };
}

const constant = (word: string, rows: number): Generated => ({
  words: [word],
  codes: new Int16Array(rows),
});

/**
 * The register as the Karnataka State Police publish theirs (edition of 2024): their columns, their
 * spelling and their defects, one row for each FIR. Columns that name an officer are left out.
 */
export function firTable(register: Register, seed: number): GeneratedTable {
  const { rows } = register;
  const luck = chance(seed + 31);
  const heads = [...offences.map(({ head }) => head), ` ${blankHead.head}`];
  const blankOffence = offences.findIndex(({ head }) => head === blankHead.head);
  const blankFrom = dayOf(blankHead.from) * 1440;
  const minor = minorHeads(register);
  const { areas, area } = placeWords(register);
  const points = writtenPoints(register, pointKinds(register, seed));
  const byMode = runningSum(modeWeights);
  const reportedDay = (at: number) => Math.floor(register.reported[at]! / 1440);
  const dates = Array.from({ length: days }, (_, day) =>
    isoDate(day).split("-").reverse().join("/"),
  );
  const months = Uint8Array.from({ length: days }, (_, day) => Number(isoDate(day).slice(5, 7)));
  const year = (at: number) => 2019 + yearIndex(register, at);
  const victimCount = dayOf(victimCountFrom) * 1440;
  const victims = (at: number) =>
    register.men[at]! + register.women[at]! + register.boys[at]! + register.girls[at]!;
  const arrested = (at: number) => register.arrestedMen[at]! + register.arrestedWomen[at]!;
  const count = (counts: Uint8Array): Generated => ({ integers: Int32Array.from(counts) });
  const spots = areas.flatMap((name) => nearness.map((near) => near + name));

  return [
    [
      "District_Name",
      wordsOf(
        stations.map(({ district }) => district),
        rows,
        (at) => stationOf(register, at),
      ),
    ],
    [
      "UnitName",
      wordsOf(
        stations.map(({ name }) => name),
        rows,
        (at) => stationOf(register, at),
      ),
    ],
    [
      "FIRNo",
      { text: (at) => `${String(register.serial[at]).padStart(4, "0")}/${year(at)}`, most: 9 },
    ],
    ["RI", integersBy(rows, () => 1)],
    ["Year", integersBy(rows, year)],
    ["Month", integersBy(rows, (at) => months[reportedDay(at)]!)],
    ["Offence_From_Date", { minutes: register.from }],
    ["Offence_To_Date", { minutes: register.to }],
    ["FIR_Reg_DateTime", { minutes: register.reported }],
    ["FIR_Date", wordsOf(dates, rows, reportedDay)],
    [
      "FIR Type",
      wordsOf(["Non Heinous", "Heinous"], rows, (at) =>
        offences[register.offence[at]!]!.heinous ? 1 : 0,
      ),
    ],
    ["FIR_Stage", wordsOf(stages, rows, (at) => register.stage[at]!)],
    ["Complaint_Mode", wordsOf(modes, rows, (at) => (register.found[at] ? 0 : luck.pick(byMode)))],
    [
      "CrimeGroup_Name",
      wordsOf(heads, rows, (at) => {
        const offence = register.offence[at]!;
        const isBlank = offence === blankOffence && register.reported[at]! >= blankFrom;
        return isBlank ? heads.length - 1 : offence;
      }),
    ],
    ["CrimeHead_Name", wordsOf(minor.words, rows, minor.code)],
    ["Latitude", { numbers: points.latitude }],
    ["Longitude", { numbers: points.longitude }],
    ["ActSection", wordsOf(minor.laws, rows, minor.code)],
    ["IOAssigned_Date", constant("NULL", rows)],
    [
      "Place of Offence",
      wordsOf(spots, rows, (at) => area(at) * nearness.length + luck.below(nearness.length)),
    ],
    ["Distance from PS", wordsBy(rows, (at) => distanceFromStation(register, at))],
    [
      "Beat_Name",
      wordsOf(
        beats.map(({ name }) => name),
        rows,
        (at) => register.beat[at]!,
      ),
    ],
    [
      "Village_Area_Name",
      wordsOf([...areas, ...areas.map(looselyWritten)], rows, (at) =>
        at % 47 === 0 ? areas.length + area(at) : area(at),
      ),
    ],
    ["Male", count(register.men)],
    ["Female", count(register.women)],
    ["Boy", count(register.boys)],
    ["Girl", count(register.girls)],
    ["Age 0", integersBy(rows, () => 0)],
    [
      "VICTIM COUNT",
      integersBy(rows, (at) => (register.reported[at]! < victimCount ? 0 : victims(at))),
    ],
    ["Accused Count", count(register.accused)],
    ["Arrested Male", count(register.arrestedMen)],
    ["Arrested Female", count(register.arrestedWomen)],
    ["Arrested Count\tNo.", integersBy(rows, arrested)],
    ["Accused_ChargeSheeted Count", count(register.chargeSheeted)],
    ["Conviction Count", count(register.convicted)],
    [
      "FIR_ID",
      integersBy(
        rows,
        (at) => (year(at) * 100 + stationOf(register, at)) * 10_000 + register.serial[at]!,
      ),
    ],
    ["Unit_ID", integersBy(rows, (at) => unitId(stationOf(register, at)))],
    ["Crime_No", { text: (at) => crimeNumber(register, at), most: 17 }],
  ];
}
