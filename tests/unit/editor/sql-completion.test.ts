import { expect, test } from "vitest";
import type { ColumnInfo, TableInfo } from "@/lib/engine/engine";
import { completeSql } from "@/lib/ui/editor/sql-completion";
import { explainSql } from "@/lib/ui/editor/sql-hover";

const text = (name: string): ColumnInfo => ({ name, type: "VARCHAR", kind: "text" });
const table = (name: string, columns: string[], rows = 10): TableInfo => ({
  name,
  rows,
  columns: columns.map(text),
});
const catalog = {
  tables: [
    table("fir", ["head", "beat", "Primary Type", "order"], 251_340),
    table("beats", ["beat", "station"]),
  ],
  functions: [
    { name: "count_if", kind: "aggregate" as const, parameters: ["condition"] },
    { name: "read_csv", kind: "table" as const, parameters: ["path"] },
    { name: "+", kind: "scalar" as const, parameters: ["a", "b"] },
  ],
  values: { beat: "B12", since: new Date(0) },
};

/** The bar in the text is the cursor. */
function offers(marked: string) {
  const offset = marked.indexOf("|");
  const plain = marked.replace("|", "");
  const found = completeSql(plain, offset, catalog);
  const written = (insert: string) => plain.slice(0, found.from) + insert + plain.slice(found.to);
  return { ...found, written, labels: found.items.map((item) => item.label) };
}

test("after a table is named its columns come first", () => {
  const { items } = offers("select | from fir");
  const best = items.filter((item) => item.rank === 0).map((item) => item.label);
  expect(best).toEqual(["head", "beat", "Primary Type", "order"]);
});

test("columns of a table that the statement does not name are left out", () => {
  expect(offers("select | from fir").labels).not.toContain("station");
});

test("an alias and a dot give that table's columns and nothing else", () => {
  expect(offers("select b.| from fir as f join beats b using (beat)").labels).toEqual([
    "beat",
    "station",
  ]);
  expect(offers("select fir.h| from fir").labels).toContain("head");
});

test("an unknown name before the dot gives nothing", () => {
  expect(offers("select x.| from fir").items).toEqual([]);
});

test("after from come tables and table functions", () => {
  const { items } = offers("select 1 from |");
  expect(items.slice(0, 2).map((item) => item.label)).toEqual(["fir", "beats"]);
  expect(items.some((item) => item.label === "read_csv")).toBe(true);
  expect(items.some((item) => item.kind === "column")).toBe(false);
});

test("a dollar sign gives the values, and replaces itself", () => {
  const found = offers("from fir where beat = $b|");
  expect(found.labels).toEqual(["$beat", "$since"]);
  expect(found.written("$beat")).toBe("from fir where beat = $beat");
});

test("names that need quotes get them, and an open quote is replaced", () => {
  const quoted = '"Primary Type"';
  const bare = offers("select Prim| from fir");
  expect(bare.items.find((item) => item.label === "Primary Type")?.insert).toBe(quoted);
  expect(bare.items.find((item) => item.label === "order")?.insert).toBe('"order"');
  const found = offers('select "Prim|" from fir');
  expect(found.written(quoted)).toBe('select "Primary Type" from fir');
});

test("nothing is offered in strings and comments", () => {
  expect(offers("select 'he|' from fir").items).toEqual([]);
  expect(offers("select 'he|").items).toEqual([]);
  expect(offers("-- he|\nselect 1").items).toEqual([]);
  expect(offers("/* he| */ select 1").items).toEqual([]);
  expect(offers("select 'done' |from fir").items).not.toEqual([]);
});

test("only the statement around the cursor counts", () => {
  const { items } = offers("from beats select 1; select | from fir; from beats");
  const best = items.filter((item) => item.rank === 0).map((item) => item.label);
  expect(best).toContain("head");
  expect(best).not.toContain("station");
});

test("operators are no functions to choose from", () => {
  const { labels } = offers("select | from fir");
  expect(labels).toContain("count_if");
  expect(labels).not.toContain("+");
});

test("any text at any cursor gives an answer", () => {
  const broken = `select "a, 'b', $c, /* d -- e\n$$ f "" g.h.. from fir f, ;; ' x`;
  for (let offset = 0; offset <= broken.length; offset++) {
    const found = completeSql(broken, offset, catalog);
    expect(found.from).toBeLessThanOrEqual(found.to);
    expect(explainSql(broken, offset, catalog)?.lines).not.toEqual([]);
  }
});

test("a hint tells a column's type and its table's rows", () => {
  const sql = 'select "Primary Type" from fir';
  const hint = explainSql(sql, sql.indexOf("Type"), catalog);
  expect(hint?.lines).toEqual(["Primary Type", "VARCHAR · fir", "251,340 rows"]);
  expect(sql.slice(hint!.from, hint!.to)).toBe('"Primary Type"');
});

test("a hint tells a table's size and a value's value", () => {
  const sql = "from fir where beat = $beat";
  expect(explainSql(sql, 6, catalog)?.lines[1]).toBe("table · 4 columns · 251,340 rows");
  expect(explainSql(sql, sql.length - 2, catalog)?.lines).toEqual(["$beat", "value · B12"]);
});
