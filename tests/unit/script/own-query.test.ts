import { describe, expect, it } from "vitest";
import { ownQuery } from "@/cells/script/own-query";

describe("a program's query", () => {
  it.each([
    "select * from fir where beat = 'duckdb_settings()'",
    "from fir join beats using (beat) select count(*)",
    'select "pg_rating" from fir -- duckdb_tables()',
    "select query from fir",
    "with pg_like as (select 1) select * from fir",
    "summarize fir",
  ])("may read the notebook's own tables: %s", (sql) => expect(ownQuery(sql)).toBe(sql));

  it.each([
    "select * from duckdb_settings()",
    'select * from "duckdb_settings" ()',
    "select * from DuckDB_Tables",
    "select * from sqlite_master",
    "select * from information_schema.tables",
    "select * from pg_catalog.pg_class",
    "select * from __beatbook.order_1",
    "select getvariable('beat')",
    "select current_setting('memory_limit')",
    "select * from query('from duckdb_settings()')",
    "from fir select (select count(*) from pragma_database_list)",
    "show variables",
  ])("may not ask the engine about itself: %s", (sql) =>
    expect(() => ownQuery(sql)).toThrow("only the tables of its notebook"),
  );
});
