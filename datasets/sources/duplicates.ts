import type { ModelTableName } from "@/datasets/model/model";
import { quoteIdentifier, quoteString } from "@/lib/sql/quote";
import { foldName } from "./fold";
import type { Part } from "./mapping";

/** The column that says who or what a row is about. */
const identity: Partial<Record<ModelTableName, string>> = {
  incidents: "id",
  people: "person",
  known_offenders: "person",
};

const foldedHeader = ({ table }: Part) => table.columns.map(({ name }) => foldName(name)).sort();

/** Parts with the same columns, by name: only their rows can have the same content. */
const shapesOf = (parts: readonly Part[]): number[] => {
  const headers = parts.map((part) => foldedHeader(part).join(" "));
  return headers.map((header) => headers.indexOf(header));
};

/** One number for the content of a row, the same for the same values in every part of a shape. */
const contentOf = (part: Part, alike: readonly Part[]): string => {
  const columns = [...part.table.columns].sort((a, b) =>
    foldName(a.name) < foldName(b.name) ? -1 : 1,
  );
  const values = columns.map((column) => {
    const at = `t.${quoteIdentifier(column.name)}`;
    const folded = foldName(column.name);
    const types = new Set(
      alike.map(({ table }) => table.columns.find((one) => foldName(one.name) === folded)?.type),
    );
    return types.size > 1 ? `CAST(${at} AS VARCHAR)` : at;
  });
  return `hash(${values.join(", ")})`;
};

/** Steps of the search, and queries of the rows found: part, row, reason, what is repeated. */
interface Search {
  ctes: string[];
  rows: string[];
}

/** What every step of the search needs of the parts. */
interface Parts {
  all: readonly Part[];
  shapes: readonly number[];
  alike(f: number): readonly Part[];
  /** The identifier as SQL, or null where the part has none. */
  id(part: Part): string | null;
  from(part: Part): string;
  /** Rows that are not set aside for another reason. */
  good(f: number): string;
  /** Name of a part, and of a row of it. */
  name(f: string): string;
  said(f: string, n: string): string;
}

/** Rows that share their identifier, within a part and across parts. */
function byIdentifier(table: ModelTableName, parts: Parts): Search {
  const known = parts.all.flatMap((part, f) => {
    const id = parts.id(part);
    return id ? [{ part, f, id }] : [];
  });
  if (known.length === 0) return { ctes: [], rows: [] };
  const hashes = known.map(
    ({ part, id }) => `SELECT hash(${id}) AS h FROM ${parts.from(part)} WHERE (${id}) IS NOT NULL`,
  );
  const same = known.map(
    ({ part, f, id }) =>
      `SELECT ${f} AS f, ${parts.shapes[f]} AS shape, t.rowid AS n, ${id} AS id, ` +
      `${contentOf(part, parts.alike(f))} AS c FROM ${parts.from(part)} ` +
      `WHERE (${id}) IS NOT NULL AND hash(${id}) IN (SELECT h FROM twice) AND ${parts.good(f)}`,
  );
  const first = "PARTITION BY id, shape, c ORDER BY f, n";
  const search: Search = {
    ctes: [
      `twice AS MATERIALIZED (SELECT h FROM (${hashes.join(" UNION ALL ")}) GROUP BY h HAVING count(*) > 1)`,
      `same AS MATERIALIZED (SELECT *, first_value(f) OVER (${first}) AS f1, first_value(n) OVER (${first}) AS n1 ` +
        `FROM (${same.join(" UNION ALL ")}))`,
    ],
    rows: [
      `SELECT f, n, 'same content as an earlier row', ${parts.said("f1", "n1")} FROM same WHERE (f, n) <> (f1, n1)`,
    ],
  };
  if (table !== "incidents" || parts.all.length < 2) return search;
  const own = "PARTITION BY id ORDER BY f";
  search.ctes.push(
    `alone AS MATERIALIZED (SELECT f, n, id FROM same WHERE f = f1 AND n = n1)`,
    `broken AS MATERIALIZED (SELECT DISTINCT f FROM (SELECT f FROM alone GROUP BY f, id HAVING count(*) > 1))`,
    `ids AS MATERIALIZED (SELECT *, first_value(f) OVER (${own}) AS f1, first_value(n) OVER (${own}) AS n1 ` +
      `FROM alone WHERE f NOT IN (SELECT f FROM broken))`,
  );
  search.rows.push(
    `SELECT f, n, 'same id as a row of ' || ${parts.name("f1")}, ${parts.said("f1", "n1")} FROM ids WHERE f <> f1`,
  );
  return search;
}

/** Rows without an identifier, as often as an earlier part of the same columns had them. */
function byContent(parts: Parts): Search {
  const loose = parts.all.flatMap((part, f) => (parts.alike(f).length > 1 ? [{ part, f }] : []));
  if (loose.length === 0) return { ctes: [], rows: [] };
  const content = loose.map(({ part, f }) => {
    const id = parts.id(part);
    const nameless = id ? `(${id}) IS NULL AND ` : "";
    return (
      `SELECT ${f} AS f, ${parts.shapes[f]} AS shape, t.rowid AS n, ${contentOf(part, parts.alike(f))} AS c ` +
      `FROM ${parts.from(part)} WHERE ${nameless}${parts.good(f)}`
    );
  });
  const copy = "PARTITION BY shape, c, k ORDER BY f";
  return {
    ctes: [
      `loose AS MATERIALIZED (${content.join(" UNION ALL ")})`,
      `copies AS (SELECT *, row_number() OVER (PARTITION BY f, c ORDER BY n) AS k FROM loose ` +
        `WHERE c IN (SELECT c FROM loose GROUP BY shape, c HAVING min(f) <> max(f)))`,
      `counted AS MATERIALIZED (SELECT *, first_value(f) OVER (${copy}) AS f1, first_value(n) OVER (${copy}) AS n1 FROM copies)`,
    ],
    rows: [
      `SELECT f, n, 'same content as an earlier row', ${parts.said("f1", "n1")} FROM counted WHERE f <> f1`,
    ],
  };
}

/** Where the identifiers of one of two parts are broken: rows that share what else names them. */
function byKey(parts: Parts, found: Search): Search {
  const keyed = parts.all.flatMap(({ key, table }, f) => (key ? [{ key, table, f }] : []));
  if (keyed.length < 2) return { ctes: [], rows: [] };
  const keys = keyed.map(
    ({ key, table, f }) =>
      `SELECT ${f} AS f, t.rowid AS n, ${key.expression} AS k FROM main.${quoteIdentifier(table.name)} t ` +
      `WHERE (${key.expression}) IS NOT NULL AND ${parts.good(f)}`,
  );
  const nameless = parts.all.flatMap((part, f) => (parts.id(part) ? [] : [`= ${f}`]));
  const isAnyNamed = nameless.length < parts.all.length;
  const broken = [...nameless, ...(isAnyNamed ? ["IN (SELECT f FROM broken)"] : [])];
  const isBroken = (f: string) => broken.map((one) => `${f} ${one}`).join(" OR ");
  const isNew = found.rows.length > 0 ? " WHERE (f, n) NOT IN (SELECT (f, n) FROM again)" : "";
  const own = "PARTITION BY k ORDER BY f";
  const words = quoteString(`same ${keyed[0]!.key.words} as a row of `);
  return {
    ctes: [
      ...(isNew
        ? [`again AS MATERIALIZED (SELECT f, n FROM (${found.rows.join(" UNION ALL ")}))`]
        : []),
      `keyed AS MATERIALIZED (SELECT * FROM (${keys.join(" UNION ALL ")})${isNew})`,
      `keys AS MATERIALIZED (SELECT *, first_value(f) OVER (${own}) AS f1, first_value(n) OVER (${own}) AS n1 FROM keyed ` +
        `WHERE f NOT IN (SELECT f FROM keyed GROUP BY f, k HAVING count(*) > 1))`,
    ],
    rows: [
      `SELECT f, n, ${words} || ${parts.name("f1")}, ${parts.said("f1", "n1")} FROM keys ` +
        `WHERE f <> f1 AND (${isBroken("f")} OR ${isBroken("f1")})`,
    ],
  };
}

/**
 * Rows that were already there. Within one table, a row repeats another when it has the same
 * identifier and everything else is the same too; two rows without an identifier may be two
 * incidents. Across tables of the same columns, a row without one repeats as often as the earlier
 * table had it. An identifier alone tells only across tables, and only of tables in which it is
 * unique; where it is not, what else names a row may tell. Content is compared by a 64-bit hash.
 */
export function duplicates(
  table: ModelTableName,
  all: readonly Part[],
): { ctes: string; rows: string } | null {
  const shapes = shapesOf(all);
  const key = identity[table];
  const names = `[${all.map((part) => quoteString(part.table.name)).join(", ")}]`;
  const name = (f: string) => `${names}[${f} + 1]`;
  const parts: Parts = {
    all,
    shapes,
    alike: (f) => all.filter((_, other) => shapes[other] === shapes[f]),
    id: (part) => (key ? (part.columns.get(key)?.expression ?? null) : null),
    from: (part) => part.from(key ? [key] : []),
    good: (f) => `t.rowid NOT IN (SELECT n FROM unfit WHERE f = ${f})`,
    name,
    said: (f, n) => `${name(f)} || ' row ' || (${n} + 1)`,
  };
  const ids = byIdentifier(table, parts);
  const content = byContent(parts);
  const before = { ctes: ids.ctes, rows: [...ids.rows, ...content.rows] };
  const keys = table === "incidents" ? byKey(parts, before) : { ctes: [], rows: [] };
  const steps = [ids, content, keys];
  const rows = steps.flatMap((step) => step.rows);
  if (rows.length === 0) return null;
  return { ctes: steps.flatMap((step) => step.ctes).join(",\n"), rows: rows.join(" UNION ALL ") };
}
