import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { quoteIdentifier, quoteString } from "@/lib/sql/quote";
import { singleQuery } from "@/lib/sql/single";
import { bindVariables } from "@/lib/sql/variables";

describe("a SQL cell", () => {
  it.each([
    "select 1",
    "  -- a note\n from t",
    "with a as (select 1) select * from a",
    "with recursive a(n) as (select 1 union all select n from a) from a",
    "with a as (select 1), b as (from a) (from b)",
    "(select 1) union (select 2)",
    "((with a as (select 1) from a))",
    "values (1)",
    "table t",
    "pivot t on x using count(*)",
    "unpivot t on a, b",
    "describe t",
    "summarize t",
    "show tables",
    "(summarize t)",
  ])("holds a query: %s", (text) => {
    expect(singleQuery(text)).toEqual({ ok: true, text, kind: "query" });
  });

  it.each(["explain select 1", "EXPLAIN ANALYZE from t", "explain (format json) select 1"])(
    "holds an explanation: %s",
    (text) => {
      expect(singleQuery(text)).toEqual({ ok: true, text, kind: "explain" });
    },
  );

  it("loses the semicolon and the comments at its end, and nothing else", () => {
    expect(singleQuery("\n select ';' ; -- end\n;")).toMatchObject({ text: "\n select ';'" });
    expect(singleQuery("select 1 -- end")).toMatchObject({ text: "select 1" });
  });

  it.each([
    ["insert into t values (1)", "INSERT", 0],
    [" DROP table t", "DROP", 1],
    ["attach 'x.db'", "ATTACH", 0],
    ["copy t to 'x'", "COPY", 0],
    ["install httpfs", "INSTALL", 0],
    ["load httpfs", "LOAD", 0],
    ["set memory_limit = '1GB'", "SET", 0],
    ["pragma version", "PRAGMA", 0],
    ["create table t as select 1", "CREATE", 0],
    ["update t set a = 1", "UPDATE", 0],
    ["delete from t", "DELETE", 0],
    ["call x()", "CALL", 0],
    ["explain analyze insert into t values (1)", "INSERT", 16],
    ["explain explain drop table t", "EXPLAIN", 8],
    ["with a as (select 1) insert into t from a", "INSERT", 21],
    ["with a as (select 1), b as (from a) delete from t", "DELETE", 36],
    ["hello", "HELLO", 0],
  ])("cannot hold %s", (text, word, position) => {
    const answer = singleQuery(text);
    expect(answer).toMatchObject({ ok: false, position });
    expect(!answer.ok && answer.message).toContain(word);
  });

  it.each([
    ["", "no query here yet", 0],
    ["-- only a note", "no query here yet", 0],
    ["select 1; select 2", "second one", 10],
    ["select 1) x, (select 2", "no partner", 8],
    ["select (1", "no partner", 7],
    ["select [1)", "no partner", 7],
    ["select 'x", "not closed", 7],
    ["explain", "one query", 7],
    ["with a as", "After WITH", 0],
  ])("is told what is missing: %j", (text, message, position) => {
    const answer = singleQuery(text);
    expect(answer).toMatchObject({ ok: false, position });
    expect(!answer.ok && answer.message).toContain(message);
  });
});

describe("binding variables", () => {
  const bind = (text: string) => bindVariables(text, (name) => `getvariable(${quoteString(name)})`);

  it("leaves texts, names, comments and dollar quotes alone", () => {
    const text = `select '$a', "$a", $$ $a $$, $q$ $a $q$ /* $a */ -- $a\n, $a`;
    expect(bind(text).text).toBe(`${text.slice(0, -2)}getvariable('a')`);
  });

  it("knows where each place was in the text as written", () => {
    const text = "select $a + $long_name + nope, $a";
    const bound = bind(text);
    for (const word of ["select", "+", "nope", ", "]) {
      expect(bound.toWritten(bound.text.indexOf(word))).toBe(text.indexOf(word));
    }
    expect(bound.toWritten(bound.text.indexOf("long_name"))).toBe(text.indexOf("$long_name"));
    expect(bound.toWritten(bound.text.length)).toBe(text.length);
    expect(bound.toWritten(10_000)).toBe(text.length);
    expect(bind("select 1").toWritten(3)).toBe(3);
  });
});

describe("quoting", () => {
  let connection: DuckDBConnection;
  beforeAll(async () => {
    connection = await (await DuckDBInstance.create()).connect();
  });
  it.each(["plain", "it's", 'say "x"', "a''b", "new\nline", "ಠ_ಠ", "$a; --", "\\'"])(
    "gives DuckDB back what it was given: %j",
    async (text) => {
      const sql = `select ${quoteString(text)} as ${quoteIdentifier(text)}`;
      const result = await connection.runAndReadAll(sql);
      expect(result.columnNames()).toEqual([text]);
      expect(result.getRows()).toEqual([[text]]);
      expect(singleQuery(sql).ok).toBe(true);
    },
  );
});
