import { readParams } from "@/cells/params";
import { sqlCode } from "@/cells/sql-code";
import type { Cell } from "@/lib/notebook/document";
import type { CellResult } from "@/lib/session/kind";
import { areasQuery, ratesQuery, timedQuery, watchedQuery } from "./cases";
import { limits, type Measure } from "./compute";
import { performanceSchema } from "./params";
import type { PerformanceView } from "./view-data";

const columns: Partial<Record<Measure, { events: string; of: string }>> = {
  cleared: { events: "cleared", of: "cases" },
  arrested: { events: "cleared", of: "cases" },
  charge_sheeted: { events: "charged", of: "cases" },
  convicted: { events: "convicted", of: "cases" },
  convicted_of_decided: { events: "convicted", of: "decided" },
};

/** The comparison as the source of a TypeScript cell, of the columns that the last result read. */
export function performanceCode(cell: Cell, result?: CellResult): string {
  const view = result?.view as PerformanceView | undefined;
  if (!readParams(performanceSchema, cell.source).ok || !view) return "";
  const { queries, shares, before, last, exact } = view.read;
  const from = `(${queries.cases})`;
  const kinds = queries.alike.map((name) => `rows.column("${name}")[i]`).join(", ");
  const ends = view.summaries.flatMap(({ measure }) => {
    const own = columns[measure];
    return own ? [[measure, own] as const] : [];
  });
  const soon = shares.map(({ measure }) => [measure, { events: measure, of: `of_${measure}` }]);
  return `{
  const places = await ${sqlCode(areasQuery(queries, from))};
  const plainName = (i) => [${queries.places.map((_, i) => `places.column("k${i}")[i]`).join(", ")}];
  const nameOf = new Map(
    Array.from(places.numbers("g"), (g, i) => [g, plainName(i).includes(null) ? null : plainName(i).join(" · ")]),
  );
  const names = [...new Set(nameOf.values())].filter((name) => name !== null).sort();
  const areaOf = (g) => names.indexOf(nameOf.get(g));

  // Shares of each area against what its kinds of case, years and own discovery let expect.
  const compare = (rows, measures) => {
    const all = Array.from(rows.numbers("g").keys()).filter((i) => areaOf(rows.numbers("g")[i]) >= 0);
    const area = all.map((i) => areaOf(rows.numbers("g")[i]));
    const kinds = new Map();
    const kind = all.map((i) => {
      const key = JSON.stringify([${kinds}]);
      if (!kinds.has(key)) kinds.set(key, kinds.size);
      return kinds.get(key);
    });
    const pick = (column) => all.map((i) => rows.numbers(column)[i]);
    return Object.entries(measures).flatMap(([measure, { events, of }]) =>
      methods
        .compareShares({ area, kind, cases: pick(of), events: pick(events) })
        .areas.map((each, i) => ({ area: names[i], measure, ...each })),
    );
  };
  const ended = await ${sqlCode(ratesQuery(queries, from, before))};
  const shares = compare(ended, ${JSON.stringify(Object.fromEntries(ends))});
${shares.length > 0 ? soonCode(timedQuery(queries, from, shares), Object.fromEntries(soon)) : ""}  const adjusted = methods.benjaminiHochberg(shares.map(({ p }) => p));
  display(
    shares.map(({ area, measure, cases, events, expected, inner, p }, i) => {
      const [low, high] = methods.wilsonInterval(events, cases);
      return {
        area,
        measure,
        cases,
        share: events / cases,
        low,
        high,
        expected: expected / cases,
        limit_low: inner.low / cases,
        limit_high: inner.high / cases,
        p,
        p_adjusted: adjusted[i],
      };
    }),
  );
${view.curve && last !== null ? curveCode(watchedQuery(from, "r", { last, exact })) : ""}}
`;
}

const soonCode = (sql: string, measures: object): string => `
  // How soon they are registered and charge-sheeted, compared in the same way.
  const timed = await ${sqlCode(sql)};
  shares.push(...compare(timed, ${JSON.stringify(measures)}));
`;

const curveCode = (sql: string): string => `
  // Days to the charge sheet; a case without one counts as long as it has been known.
  const watched = await ${sqlCode(sql)};
  const rowsBy = names.map(() => []);
  watched.numbers("g").forEach((g, i) => rowsBy[areaOf(g)]?.push(i));
  display(
    rowsBy.map((own, i) => {
      const of = (column) => own.map((row) => watched.numbers(column)[row]);
      const curve = methods.timeToEvent({ time: of("t"), event: of("e"), count: of("n") });
      return {
        area: names[i],
        watched: curve.subjects,
${limits.map((limit) => `        within_${limit}: methods.shareWithin(curve, ${limit}),`).join("\n")}
      };
    }),
  );
`;
