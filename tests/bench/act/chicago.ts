import { DuckDBInstance } from "@duckdb/node-api";
import type { PatrolHistory } from "@/lib/methods/patrol/expected";

/**
 * Harm of an incident by the class that its FBI code is most often charged as: the least term of prison
 * in years (730 ILCS 5/5-4.5), a tenth of a year for misdemeanours, which have none. An illustration.
 */
export const harmWeights: readonly [code: string, what: string, years: number][] = [
  ["01A", "murder", 20],
  ["01B", "involuntary manslaughter", 2],
  ["02", "criminal sexual assault", 4],
  ["03", "robbery", 3],
  ["04A", "aggravated assault", 1],
  ["04B", "aggravated battery", 2],
  ["05", "burglary", 3],
  ["07", "motor vehicle theft", 2],
  ["09", "arson", 3],
  ["10", "forgery", 2],
  ["17", "criminal sexual abuse", 1],
];
export const otherWeight = 0.1;

/** Found by police themselves: they say where police were, so no plan learns from them. */
const foundByPolice = ["15", "16", "18", "19", "22", "24"];

export const shiftCount = 3;
const firstYear = 2012;
const dayMs = 86_400_000;

/** Day of the panel on which a quarter (0–3) begins. */
export const quarterBegin = (year: number, quarter: number): number =>
  (Date.UTC(year, 3 * quarter, 1) - Date.UTC(firstYear, 0, 1)) / dayMs;

export interface Quarter {
  from: number;
  end: number;
}

export const quartersOf = (year: number): Quarter[] =>
  [0, 1, 2, 3].map((quarter) => ({
    from: quarterBegin(year, quarter),
    end: quarterBegin(year, quarter + 1),
  }));

/** Days of 2012 to 2017 by area and shift (06–14, 14–22, 22–06). */
export async function readChicago(file: string, by: "district" | "beat"): Promise<Panel> {
  const database = await (await DuckDBInstance.create(":memory:")).connect();
  const query = async (sql: string) => (await database.runAndReadAll(sql)).getColumns();
  const from = `from read_parquet('${file}')`;
  const area = by === "beat" ? `"Beat"` : `"District"`;
  const weight = `case "FBI Code" ${harmWeights.map(([code, , years]) => `when '${code}' then ${years}`).join(" ")} else ${otherWeight} end`;
  const [days, areas, shifts, counts, harm] = (await query(`
    select ((epoch("Date")::bigint - epoch(timestamp '${firstYear}-01-01')::bigint) // 86400)::int as day, ${area} as area,
      case when hour("Date") between 6 and 13 then 0 when hour("Date") between 14 and 21 then 1 else 2 end as shift,
      count(*)::int as n, sum(${weight})::double as harm
    ${from} where "Date" < timestamp '2018-01-01' and "District" <> '031'
      and "FBI Code" not in (${foundByPolice.map((code) => `'${code}'`).join(", ")})
      and "Beat" in (select "Beat" ${from} where year("Date") = 2014)
    group by all`)) as [number[], string[], number[], number[], number[]];
  const names = [...new Set(areas)].sort();
  const numbers = new Map(names.map((name, i) => [name, i]));
  const places = names.length * shiftCount;
  const size = quarterBegin(2018, 0) * places;
  const history = { counts: new Float64Array(size), harm: new Float64Array(size) };
  days.forEach((day, row) => {
    const at = day * places + numbers.get(areas[row]!)! * shiftCount + shifts[row]!;
    history.counts[at] = counts[row]!;
    history.harm[at] = harm[row]!;
  });
  return { ...history, places, shifts: shiftCount, stepDays: 1 };
}

export type Panel = PatrolHistory & { harm: Float64Array };

/** The shift of each place: units stay in theirs. */
export const shiftOf = (places: number): Int32Array =>
  Int32Array.from({ length: places }, (_, place) => place % shiftCount);

/** Values of days summed up by place. */
export function sumDays(values: Float64Array, places: number, { from, end }: Quarter) {
  const sums = new Float64Array(places);
  for (let day = from; day < end; day++) {
    for (let place = 0; place < places; place++) sums[place]! += values[day * places + place]!;
  }
  return sums;
}
