import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { distributionSchema } from "./params";

/** Counts by name, their intervals and concentration as the source of a TypeScript cell. */
export function distributionCode(cell: Cell): string {
  const read = readParams(distributionSchema, cell.source);
  if (!read.ok || !read.params.data || !read.params.by) return "";
  const { data, by, areas, population } = read.params;
  const pairs = Array.isArray(by) ? by.map((name) => [name, name] as const) : Object.entries(by);
  const on = pairs.map(([from, to]) => `d.${q(from)} = a.${q(to)}`).join(" and ");
  const named = pairs.map(([from, to]) => (areas ? `a.${q(to)}` : `d.${q(from)}`)).join(", ");
  const count = areas ? `count(d.${q(pairs[0]![0])})` : "count(*)";
  const residents = areas && population ? `, any_value(a.${q(population)}) as residents` : "";
  const from = areas
    ? `${q(areas)} a left join ${q(data)} d on ${on}`
    : `${q(data)} d where ${pairs.map(([name]) => `d.${q(name)} is not null`).join(" and ")}`;
  return `const areas = await sql\`
  select ${named}, ${count}::double as incidents${residents}
  from ${from}
  group by ${pairs.map((_, i) => i + 1).join(", ")} order by incidents desc\`;
const counts = areas.numbers("incidents");
const found = methods.concentration(counts);
const intervals = Array.from(counts, (count) => methods.poissonInterval(count));
${residents ? 'const rates = methods.rates(counts, areas.numbers("residents").map((n) => n / 100_000));\n' : ""}display({
  areas: found.places,
  incidents: found.events,
  holdHalf: methods.placesFor(found, 0.5),
  holdHalfByChance: methods.placesForByChance(found.places, found.events, 0.5),
  gini: found.gini,
  giniAdjusted: found.giniAdjusted,
  highest: intervals[0],${residents ? "\n  ratesPer100000: [...rates.rate]," : ""}
});
`;
}
