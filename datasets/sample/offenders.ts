import { beatAt, beats, rounded, stations, toLatitude, toLongitude } from "./city";
import { sheet, homeOf } from "./cast";
import { firstPerson, groups, knownOffenders, series } from "./plants";
import { days } from "./calendar";
import { chance } from "@/lib/methods/chance";
import { wordsBy, wordsOf, type GeneratedTable } from "./table";

const categories = ["Rowdy sheet", "Habitual offender", "Property offender (MO bureau)"];

/** Table `known_offenders` of the model. Nobody in it exists. */
export function offendersTable(seed: number): { table: GeneratedTable; rows: number } {
  const luck = chance(seed + 86_028_121);
  const rows = knownOffenders;
  const home = beats[beatAt(series.anchor.east, series.anchor.north)]!.station;
  const planted = sheet(home, groups.members[1]);
  const latitude = new Float64Array(rows);
  const longitude = new Float64Array(rows);
  const category = new Int16Array(rows);
  const opened = new Int32Array(rows);
  const age = new Int32Array(rows);
  const station = (at: number) => homeOf(firstPerson + at);
  for (let at = 0; at < rows; at++) {
    const near = stations[station(at)]!;
    const point = {
      east: near.east + luck.normal() * 900,
      north: near.north + luck.normal() * 900,
    };
    const { east, north } = firstPerson + at === planted ? series.anchor : point;
    latitude[at] = rounded(toLatitude(north));
    longitude[at] = rounded(toLongitude(east));
    const dice = luck.next();
    category[at] = dice < 0.5 ? 0 : dice < 0.75 ? 1 : 2;
    opened[at] = luck.below(days + 1500) - 1600;
    age[at] = 21 + Math.min(50, Math.floor(Math.abs(luck.normal()) * 14));
  }
  const table: GeneratedTable = [
    ["person", { text: (at) => `P${firstPerson + at}`, most: 8 }],
    ["name", { text: (at) => `Person ${firstPerson + at}`, most: 14 }],
    ["category", wordsOf(categories, rows, (at) => category[at]!)],
    ["opened_at", { days: opened }],
    ["age", { integers: age }],
    ["station", wordsBy(rows, (at) => stations[station(at)]!.name)],
    ["district", wordsBy(rows, (at) => stations[station(at)]!.district)],
    ["latitude", { numbers: latitude }],
    ["longitude", { numbers: longitude }],
  ];
  return { table, rows };
}
