import { readParams } from "@/cells/params";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { relationsSchema } from "./params";
import type { RelationsView } from "./view-data";

/** The co-location quotients of the last run as the source of a TypeScript cell. */
export function relationsCode(cell: Cell, result?: CellResult): string {
  const read = readParams(relationsSchema, cell.source);
  const view = result?.view as RelationsView | undefined;
  if (!read.ok || !view) return "";
  const { table, x, y, type, where } = view.source;
  return `const types = ${JSON.stringify(view.types)};
const rows = await sql\`
  select ${escapeTemplate(`${x} as x, ${y} as y, ${type} as type
  from ${q(table)}
  where ${where} and ${type} is not null`)}\`;
const { x, y, kept } = methods.projectPoints(rows.numbers("x"), rows.numbers("y"));
// Types that are not compared are shuffled along as one.
const numberOf = new Map(types.map((name, i) => [name, i]));
const names = rows.column("type");
const type = Uint8Array.from(kept, (row) => numberOf.get(String(names[row])) ?? types.length);
const all = types.length + 1;
const standsFor = [...types.map(() => 1), ${Math.max(1, view.otherTypes)}];
const sample = methods.thinByType(type, all, ${read.params.sample}, 1, standsFor).kept;
const found = methods.colocation(
  {
    x: Float64Array.from(sample, (i) => x[i]),
    y: Float64Array.from(sample, (i) => y[i]),
    type: Uint8Array.from(sample, (i) => type[i]),
    types: all,
  },
  { neighbours: 1, ties: "share", permutations: ${Math.min(999, read.params.permutations)} },
  { seed: 1 },
);
const related = types.flatMap((a, i) =>
  types.map((b, j) => {
    const at = i * all + j;
    const p = Math.min(1, 2 * Math.min(found.pUpper[at], found.pLower[at]));
    return { a, b, times: found.quotient[at], p };
  }),
);
display(
  Plot.plot({
    width,
    marginLeft: 180,
    marginBottom: 150,
    x: { domain: types, label: "nearest other crime", tickRotate: -60 },
    y: { domain: types, label: null },
    color: { type: "diverging-log", pivot: 1, domain: [0.25, 4], clamp: true, legend: true },
    marks: [
      Plot.cell(related, { x: "b", y: "a", fill: "times" }),
      Plot.text(related, { x: "b", y: "a", text: (d) => d.times.toFixed(1) }),
    ],
  }),
);
`;
}

const escapeTemplate = (text: string) => text.replace(/[\\`]|\$\{/g, (mark) => `\\${mark}`);
