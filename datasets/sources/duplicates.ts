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

/**
 * Rows that were already there. Within one table, a row repeats another when it has the same
 * identifier and everything else is the same too; two rows without an identifier may be two
 * incidents. Across tables of the same columns, a row without one repeats as often as the earlier
 * table had it. An identifier alone tells only across tables, and only of tables in which it is
 * unique. Content is compared by a 64-bit hash.
 */
export function duplicates(
  table: ModelTableName,
  parts: readonly Part[],
): { ctes: string; rows: string } | null {
  const shapes = shapesOf(parts);
  const alike = (f: number) => parts.filter((_, other) => shapes[other] === shapes[f]);
  const key = identity[table];
  const idOf = (part: Part) => (key ? (part.columns.get(key)?.expression ?? null) : null);
  const from = (part: Part) => part.from(key ? [key] : []);
  const good = (f: number) => `t.rowid NOT IN (SELECT n FROM unfit WHERE f = ${f})`;
  const ctes: string[] = [];
  const rows: string[] = [];
  const names = `[${parts.map((part) => quoteString(part.table.name)).join(", ")}]`;
  const said = (f: string, n: string) => `${names}[${f} + 1] || ' row ' || (${n} + 1)`;

  const known = parts.flatMap((part, f) => (idOf(part) ? [{ part, f, id: idOf(part)! }] : []));
  if (known.length > 0) {
    const hashes = known.map(
      ({ part, id }) => `SELECT hash(${id}) AS h FROM ${from(part)} WHERE (${id}) IS NOT NULL`,
    );
    const same = known.map(
      ({ part, f, id }) =>
        `SELECT ${f} AS f, ${shapes[f]} AS shape, t.rowid AS n, ${id} AS id, ` +
        `${contentOf(part, alike(f))} AS c FROM ${from(part)} ` +
        `WHERE (${id}) IS NOT NULL AND hash(${id}) IN (SELECT h FROM twice) AND ${good(f)}`,
    );
    const first = "PARTITION BY id, shape, c ORDER BY f, n";
    ctes.push(
      `twice AS MATERIALIZED (SELECT h FROM (${hashes.join(" UNION ALL ")}) GROUP BY h HAVING count(*) > 1)`,
      `same AS MATERIALIZED (SELECT *, first_value(f) OVER (${first}) AS f1, first_value(n) OVER (${first}) AS n1 ` +
        `FROM (${same.join(" UNION ALL ")}))`,
    );
    rows.push(
      `SELECT f, n, 'same content as an earlier row', ${said("f1", "n1")} FROM same WHERE (f, n) <> (f1, n1)`,
    );
    if (table === "incidents" && known.length > 1) {
      const own = "PARTITION BY id ORDER BY f";
      ctes.push(
        `alone AS MATERIALIZED (SELECT f, n, id FROM same WHERE f = f1 AND n = n1)`,
        `mixed AS MATERIALIZED (SELECT DISTINCT f FROM (SELECT f FROM alone GROUP BY f, id HAVING count(*) > 1))`,
        `ids AS MATERIALIZED (SELECT *, first_value(f) OVER (${own}) AS f1, first_value(n) OVER (${own}) AS n1 ` +
          `FROM alone WHERE f NOT IN (SELECT f FROM mixed))`,
      );
      rows.push(
        `SELECT f, n, 'same id as a row of ' || ${names}[f1 + 1], ${said("f1", "n1")} FROM ids WHERE f <> f1`,
      );
    }
  }

  const loose = parts.flatMap((part, f) => (alike(f).length > 1 ? [{ part, f }] : []));
  if (loose.length > 0) {
    const content = loose.map(({ part, f }) => {
      const id = idOf(part);
      const nameless = id ? `(${id}) IS NULL AND ` : "";
      return (
        `SELECT ${f} AS f, ${shapes[f]} AS shape, t.rowid AS n, ${contentOf(part, alike(f))} AS c ` +
        `FROM ${from(part)} WHERE ${nameless}${good(f)}`
      );
    });
    const copy = "PARTITION BY shape, c, k ORDER BY f";
    ctes.push(
      `loose AS MATERIALIZED (${content.join(" UNION ALL ")})`,
      `copies AS (SELECT *, row_number() OVER (PARTITION BY f, c ORDER BY n) AS k FROM loose ` +
        `WHERE c IN (SELECT c FROM loose GROUP BY shape, c HAVING min(f) <> max(f)))`,
      `counted AS MATERIALIZED (SELECT *, first_value(f) OVER (${copy}) AS f1, first_value(n) OVER (${copy}) AS n1 FROM copies)`,
    );
    rows.push(
      `SELECT f, n, 'same content as an earlier row', ${said("f1", "n1")} FROM counted WHERE f <> f1`,
    );
  }
  return rows.length > 0 ? { ctes: ctes.join(",\n"), rows: rows.join(" UNION ALL ") } : null;
}
