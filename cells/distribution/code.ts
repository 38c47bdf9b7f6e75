import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { distributionSchema, type DistributionParams } from "./params";
import type { DistributionView } from "./view-data";

/** Counts, intervals and concentration as the source of a TypeScript cell; with the last result, of the columns that it read. */
export function distributionCode(cell: Cell, result?: CellResult): string {
  const read = readParams(distributionSchema, cell.source);
  if (!read.ok) return "";
  const seen = (result?.view as DistributionView | undefined)?.point;
  const params = { ...read.params, ...seen };
  const lines = params.by ? countedByName(params) : countedByPoint(params);
  return `{
${indented(lines)}
  const found = methods.concentration(counts);
  display({
    areas: found.places,
    incidents: found.events,
    holdHalf: methods.placesFor(found, 0.5),
    holdHalfByChance: methods.placesForByChance(found.places, found.events, 0.5),
    gini: found.gini,
    giniAdjusted: found.giniAdjusted,
    intervals: Array.from(counts, (count) => methods.poissonInterval(count)),${
      params.areas && params.population ? `\n    per100000: [...${ratesOf(params)}.rate],` : ""
    }
  });
}
`;
}

const indented = (lines: string) =>
  lines
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");

const ratesOf = ({ population }: DistributionParams) =>
  `methods.rates(counts, areas.numbers(${JSON.stringify(population)}).map((n) => n / 100_000))`;

function countedByName({ data = "", by, areas, population }: DistributionParams): string {
  const pairs = Array.isArray(by)
    ? by.map((name) => [name, name] as const)
    : Object.entries(by ?? {});
  if (!areas) {
    const names = pairs.map(([name]) => q(name)).join(", ");
    return `const areas = await sql\`
  select ${names}, count(*)::double as incidents from ${q(data)}
  where ${pairs.map(([name]) => `${q(name)} is not null`).join(" and ")}
  group by all order by incidents desc\`;
const counts = areas.numbers("incidents");`;
  }
  const names = pairs.map(([, to]) => `a.${q(to)}`).join(", ");
  const on = pairs.map(([from, to]) => `d.${q(from)} = a.${q(to)}`).join(" and ");
  const residents = population ? `, any_value(a.${q(population)}) as ${q(population)}` : "";
  return `const areas = await sql\`
  select ${names}, count(d.${q(pairs[0]![0])})::double as incidents${residents}
  from ${q(areas)} a left join ${q(data)} d on ${on}
  group by ${names} order by incidents desc\`;
const counts = areas.numbers("incidents");`;
}

function countedByPoint({
  data = "",
  areas = "",
  geometry = "geometry",
  latitude = "latitude",
  longitude = "longitude",
}: DistributionParams): string {
  return `const points = await sql\`select ${q(longitude)} as x, ${q(latitude)} as y from ${q(data)}\`;
const areas = await sql\`from ${q(areas)}\`;
const outlines = methods.readAreas(areas.column(${JSON.stringify(geometry)}));
const index = methods.indexAreas(outlines.areas);
const counts = methods.locate(index, points.numbers("x"), points.numbers("y")).points;`;
}
