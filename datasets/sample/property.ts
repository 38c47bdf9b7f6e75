import { offences } from "./offences";
import { chance, runningSum, type Chance } from "@/lib/methods/chance";
import { crimeNumber, type Register } from "./register";
import type { GeneratedTable } from "./table";

/** Kind, weight, usual value in ₹ and its spread on the log scale. */
type Kind = readonly [kind: string, weight: number, usual: number, spread: number];

const gold: Kind = ["Gold jewellery", 30, 90_000, 0.8];
const cash: Kind = ["Cash", 24, 22_000, 1.1];
const phone: Kind = ["Mobile phone", 20, 14_000, 0.5];
const twoWheeler: Kind = ["Two-wheeler", 40, 55_000, 0.35];
const electronics: Kind = ["Electronics", 10, 30_000, 0.6];

const stolenIn: Readonly<Record<string, readonly Kind[]>> = {
  "THEFT/TWO WHEELER": [twoWheeler],
  "THEFT/FOUR WHEELER": [["Four-wheeler", 1, 420_000, 0.5]],
  "THEFT/MOBILE PHONE": [phone],
  "THEFT/PICKPOCKETING": [cash, phone],
  "THEFT/OTHER THEFT": [
    cash,
    gold,
    ["Cattle", 6, 35_000, 0.4],
    ["Copper cable", 8, 12_000, 0.7],
    ["Other", 14, 9_000, 0.9],
  ],
  "BURGLARY - NIGHT": [gold, cash, electronics, ["Silver", 10, 18_000, 0.6]],
  "BURGLARY - DAY": [gold, cash, electronics],
  ROBBERY: [["Gold chain", 50, 75_000, 0.5], cash, phone],
  CHEATING: [["Cash", 1, 180_000, 1.3]],
  "CYBER CRIME": [["Cash", 1, 60_000, 1.4]],
};
const seizedIn: Readonly<Record<string, readonly Kind[]>> = {
  "NARCOTIC DRUGS": [["Narcotics", 1, 8_000, 1.2]],
  "KARNATAKA POLICE ACT 1963/STREET GAMBLING": [["Cash", 1, 4_500, 0.8]],
};

const allKinds = [...Object.values(stolenIn), ...Object.values(seizedIn)].flat();
const kindNames = [...new Set(allKinds.map(([kind]) => kind))];

/** Values are estimates: two significant digits. */
function estimate([, , usual, spread]: Kind, luck: Chance): number {
  const value = usual * Math.exp(luck.normal() * spread);
  const unit = Math.pow(10, Math.max(2, Math.floor(Math.log10(value)) - 1));
  return Math.max(unit, Math.round(value / unit) * unit);
}

interface Item {
  at: number;
  kind: number;
  stolen: number;
  seized: number;
  recovered: number;
}

const habits = offences.map(({ head, subheads }) =>
  subheads.map(([subhead]) => {
    const find = (table: Readonly<Record<string, readonly Kind[]>>) =>
      table[`${head}/${subhead}`] ?? table[head];
    const kinds = find(stolenIn) ?? find(seizedIn) ?? [];
    return {
      kinds,
      weights: runningSum(kinds.map(([, weight]) => weight)),
      isSeized: find(stolenIn) === undefined,
      most: head.startsWith("BURGLARY") ? 3 : 1,
    };
  }),
);

function drawItems(register: Register, seed: number): Item[] {
  const luck = chance(seed + 32_452_843);
  const items: Item[] = [];
  for (let at = 0; at < register.rows; at++) {
    const { kinds, weights, isSeized, most } =
      habits[register.offence[at]!]![register.subhead[at]!]!;
    if (kinds.length === 0) continue;
    const arrested = register.arrestedMen[at]! + register.arrestedWomen[at]! > 0;
    for (let left = 1 + luck.below(most); left > 0; left--) {
      const picked = kinds[luck.pick(weights)]!;
      const value = estimate(picked, luck);
      const dice = luck.next();
      const back =
        arrested && dice < 0.6 ? (dice < 0.3 ? value : Math.round(value / 200) * 100) : 0;
      items.push({
        at,
        kind: kindNames.indexOf(picked[0]),
        stolen: isSeized ? 0 : value,
        seized: isSeized ? value : back,
        recovered: isSeized ? 0 : back,
      });
    }
  }
  return items;
}

/** Table `property` of the model: values in ₹. */
export function propertyTable(
  register: Register,
  seed: number,
): { table: GeneratedTable; rows: number } {
  const items = drawItems(register, seed);
  const table: GeneratedTable = [
    ["incident", { text: (at) => crimeNumber(register, items[at]!.at), most: 17 }],
    ["kind", { words: kindNames, codes: Int16Array.from(items, ({ kind }) => kind) }],
    ["stolen", { numbers: Float64Array.from(items, ({ stolen }) => stolen) }],
    ["seized", { numbers: Float64Array.from(items, ({ seized }) => seized) }],
    ["recovered", { numbers: Float64Array.from(items, ({ recovered }) => recovered) }],
  ];
  return { table, rows: items.length };
}
