import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it } from "vitest";
import { sqlNames } from "@/lib/sql/names";
import { quoteIdentifier } from "@/lib/sql/quote";
import { bindVariables } from "@/lib/sql/variables";

/** Queries as analysts write them. Where DuckDB tells the tables itself, its answer is the test. */
const queries: [sql: string, tables: string[]][] = [
  ["select * from fir", ["fir"]],
  ["SELECT count(*) FROM fir WHERE head = 'from beats' -- from people", ["fir"]],
  ["/* from a /* from b */ from c */ from fir", ["fir"]],
  ["from fir select head, count(*) as n group by all order by n desc limit 10", ["fir"]],
  ["from fir", ["fir"]],
  ["select * from fir, beats, people p where fir.beat = beats.id", ["fir", "beats", "people"]],
  ["select * from fir f join beats b on f.beat = b.id, people", ["fir", "beats", "people"]],
  ["select * from fir left join beats using (beat, station), people", ["fir", "beats", "people"]],
  [
    "select * from fir asof join duty on fir.beat = duty.beat and fir.noted >= duty.start",
    ["fir", "duty"],
  ],
  ["select * from fir asof left join duty using (beat, noted)", ["fir", "duty"]],
  ["select * from fir positional join beats", ["fir", "beats"]],
  ["select * from fir cross join (from beats natural join people)", ["fir", "beats", "people"]],
  [
    "select * from fir semi join beats using (beat) anti join people using (id)",
    ["fir", "beats", "people"],
  ],
  [
    "select * from fir full outer join beats on true right join people on true",
    ["fir", "beats", "people"],
  ],
  [
    "select * from (fir f join beats using (beat)) join people p on p.id = f.id",
    ["fir", "beats", "people"],
  ],
  ["select * from ((select * from fir) a join beats b on true)", ["fir", "beats"]],
  ["select * from (from fir select head) t, beats", ["fir", "beats"]],
  ["with a as (select * from fir) select * from a join beats using (beat)", ["fir", "beats"]],
  [
    "with a as (from fir), b as (from a join people using (id)) select * from b, a",
    ["fir", "people"],
  ],
  ["with a(x, y) as not materialized (select 1, 2 from fir) from a", ["fir"]],
  [
    "with recursive t(n) as (select 1 union all select n + 1 from t where n < 5) select * from t, fir",
    ["fir"],
  ],
  [
    "with recursive t(n) using key (n) as (select 1 union select n + 1 from t where n < 5) from t",
    [],
  ],
  ["select * from (with a as (from fir) from a) q, beats", ["fir", "beats"]],
  [
    "with a as (from fir) select (with a as (from beats) select count(*) from a), * from a",
    ["fir", "beats"],
  ],
  [
    "select *, (select count(*) from people p where p.id = f.id) as n from fir f",
    ["fir", "people"],
  ],
  [
    "select * from fir where beat in (select beat from beats) and exists (from people)",
    ["fir", "beats", "people"],
  ],
  ["select * from fir where beat = any (select beat from beats)", ["fir", "beats"]],
  [
    "select * from fir union all by name select * from beats except from people",
    ["fir", "beats", "people"],
  ],
  ["(select * from fir) union (from beats) order by 1", ["fir", "beats"]],
  ["select extract(year from noted), extract(hour from noted) from fir", ["fir"]],
  ["select trim(both ' ' from head), substring(head from 2 for 3) from fir", ["fir"]],
  ["select extract(year from (select max(noted) from beats)) from fir", ["fir", "beats"]],
  ["select * from fir where head is distinct from mode and head is not distinct from 'x'", ["fir"]],
  ["select distinct on (beat) * from fir order by beat, noted", ["fir"]],
  ["select * from range(3) t(i), fir", ["fir"]],
  ["select i, j from generate_series(1, 3) a(i) cross join unnest([1, 2]) b(j)", []],
  [
    "select * from fir, lateral (select * from beats where beats.beat = fir.beat) b",
    ["fir", "beats"],
  ],
  ["select * from fir join lateral (select 1 from people) p on true", ["fir", "people"]],
  ["select * from fir using sample 10%", ["fir"]],
  ["select * from fir tablesample reservoir(10 rows), beats", ["fir", "beats"]],
  ["summarize fir", ["fir"]],
  ["describe fir", ["fir"]],
  ["describe select * from fir, beats", ["fir", "beats"]],
  ["summarize from fir", ["fir"]],
  ["table fir", ["fir"]],
  ["values (1, 'from fir')", []],
  ["select * from (values (1), (2)) t(fir), beats", ["beats"]],
  ['select o."from", o."a""b" from "Odd Name" o, "q""q"', ["Odd Name", 'q"q']],
  ["select $$ from beats $$, $x$ from people $x$ from fir", ["fir"]],
  ["select e'it\\'s from beats' from fir", ["fir"]],
  ["select 'it''s from beats' from fir", ["fir"]],
  ["select * exclude (noted) replace (head as mode), columns('b.*') from fir", ["fir"]],
  [
    "select sum(n) filter (where head = 'x') over (partition by beat order by noted rows between 6 preceding and current row) from fir window w as (order by noted)",
    ["fir"],
  ],
  [
    "select head from fir qualify row_number() over (partition by beat order by noted) = 1",
    ["fir"],
  ],
  [
    "select list_transform([1, 2], lambda x: x + 1), [y for y in [1, 2] if y > 1], {'a': 1}, map {'k': 2} from fir",
    ["fir"],
  ],
  [
    "select case when a then b else c end from fir group by grouping sets ((a), (b)), rollup (c)",
    ["fir"],
  ],
  ["select cast(noted as timestamp with time zone), noted::date, fir.head from fir", ["fir"]],
  ["from f: fir, b: beats select *", ["fir", "beats"]],
  ["explain analyze select * from fir", ["fir"]],
  ["select 1from fir", ["fir"]],
  ["select f.a as from from fir as f(x, y), beats as b", ["fir", "beats"]],
  ["from fir select * where beat not in (from beats select beat)", ["fir", "beats"]],
  ["select * from main.fir join memory.main.beats on true", ["fir", "beats"]],
  ["select * from other.fir", ["other.fir"]],
  ["select * from fir where x between (select min(x) from beats) and 3", ["fir", "beats"]],
  ["select count(*) from FIR, fir", ["FIR", "fir"]],
  ["select * from query_table('fir')", ["fir"]],
  ["select * from query('from fir join beats using (beat)')", ["fir", "beats"]],
  ["pivot fir on head using count(*) group by beat", ["fir"]],
  ["pivot fir on year, month using sum(n)", ["fir"]],
  ["pivot (from fir join beats using (beat)) on head", ["fir", "beats"]],
  ["unpivot fir on a, b into name k value v", ["fir"]],
  ["from fir pivot (count(*) for head in ('a', 'b'))", ["fir"]],
  ["select * from (pivot fir on head using count(*)) join beats using (beat)", ["fir", "beats"]],
  ["with p as (pivot fir on head using count(*)) select * from p, beats", ["fir", "beats"]],
  ["select * from fir unpivot (v for k in (a, b)), beats", ["fir", "beats"]],
  ["from fir select * where beat = $beat and noted >= $from_day", ["fir"]],
  ["select * from fir where beat = $beat limit $n", ["fir"]],
  [
    "select * from fir order by (select max(x) from beats) limit (select count(*) from people)",
    ["fir", "beats", "people"],
  ],
  [
    "select x from fir group by x having count(*) > (select 2 from beats limit 1)",
    ["fir", "beats"],
  ],
  ["select * from fir where (a, b) in (from beats select a, b)", ["fir", "beats"]],
  ["select * from (table fir), (describe beats), (summarize people)", ["fir", "beats", "people"]],
  [
    "with recursive a as (select 1 x union all select x + 1 from a where x < 3), b as (from a) from b, duty",
    ["duty"],
  ],
  ["from fir union from beats intersect (from people)", ["fir", "beats", "people"]],
  ["select * from values (1) t, fir", ["fir"]],
  ["show fir", ["fir"]],
  ["select position('a' in head), trim(leading from head), try_cast(x as int) from fir", ["fir"]],
  [
    "from fir select {'from': x}, [x, (from beats select max(x))], x in [1, 2] where x in (1, 2)",
    ["fir", "beats"],
  ],
  [
    "select * from fir join (beats join people using (id)) on fir.id = beats.id, duty",
    ["fir", "beats", "people", "duty"],
  ],
  ["with fir as (select * from fir) select * from fir", ["fir"]],
];

/** Every table has these columns, so that DuckDB binds whatever tables it finds. */
const columns = `beat int, station int, noted timestamp, start timestamp, head varchar, mode varchar,
  id int, n int, a boolean, b boolean, c boolean, x int, year int, month int, v int, y int,
  "from" int, "a""b" int`;

describe("the tables that a query reads", () => {
  let connection: DuckDBConnection;
  beforeAll(async () => {
    connection = await (await DuckDBInstance.create()).connect();
  });

  /** What DuckDB says to a query when only these tables are there; null when it runs. */
  const complaint = async (sql: string, tables: readonly string[]) => {
    const names = [...new Map(tables.map((table) => [table.toLowerCase(), table])).values()];
    for (const name of names) {
      await connection.run(`create or replace table ${quoteIdentifier(name)} (${columns})`);
    }
    try {
      await connection.run(bindVariables(sql, () => "null").text);
      return null;
    } catch (error) {
      return String(error);
    } finally {
      for (const name of names) await connection.run(`drop table ${quoteIdentifier(name)}`);
    }
  };

  it.each(queries)("are those of %s", (sql, expected) => {
    expect(sqlNames(sql).tables.toSorted()).toEqual(expected.toSorted());
  });

  it.each(queries.filter(([sql]) => !sql.includes("other.")))(
    "are all that DuckDB needs, and none too many, for %s",
    async (sql) => {
      const { tables } = sqlNames(sql);
      expect(await complaint(sql, tables)).toBeNull();
      for (const table of tables) {
        const others = tables.filter((other) => other.toLowerCase() !== table.toLowerCase());
        expect(await complaint(sql, others)).toMatch(/does not exist|not found|Circular reference/);
      }
    },
  );

  it("are found while the text is being typed", () => {
    expect(sqlNames("select * from fir join ").tables).toEqual(["fir"]);
    expect(sqlNames("with a as (select * from fir").tables).toEqual(["fir"]);
    expect(sqlNames("select ( from fir where x = 'open").tables).toEqual(["fir"]);
    expect(sqlNames("select * from (fir)").tables).toEqual(["fir"]);
    expect(sqlNames("from").tables).toEqual([]);
    expect(sqlNames("").tables).toEqual([]);
  });

  it("are found in every statement, each with names of its own", () => {
    const text = "with a as (from fir) from a;\n\n from a; ;";
    expect(sqlNames(text).tables).toEqual(["fir", "a"]);
    expect(sqlNames(text).statements.map(({ start, end }) => text.slice(start, end))).toEqual([
      "with a as (from fir) from a",
      "from a",
    ]);
  });

  it("do not overflow on deep brackets or long texts", () => {
    const deep = "(".repeat(200_000);
    expect(sqlNames(`select ${deep} from fir`).tables).toEqual(["fir"]);
    const start = performance.now();
    sqlNames("with " + "a as (select 1), ".repeat(50_000) + "b as (from fir) from b");
    sqlNames("with recursive ".repeat(100_000));
    sqlNames("$a".repeat(500_000) + "'".repeat(100_001) + "/*".repeat(100_000));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe("parameters", () => {
  it("are found once each, outside texts, names and comments", () => {
    const text = `select $beat, '$no', "$no", $$ $no $$ /* $no */ -- $no
      from fir where at > $from_day and x = $beat`;
    expect(sqlNames(text).parameters).toEqual(["beat", "from_day"]);
  });
  it("must have names", () => {
    expect(sqlNames("select $1").problem).toEqual({
      message: "$1 says no name: write $ and the name of an input, as in $beat",
      position: 7,
    });
  });
});

describe("a text that is not closed", () => {
  it.each([
    ["select 'abc", 7],
    ['select "abc', 7],
    ["select /* /* */", 7],
    ["select $$abc$", 7],
    ["select $q$abc$$", 7],
    ["select e'abc\\'", 7],
  ])("is told with its place: %s", (text, position) => {
    expect(sqlNames(text).problem?.position).toBe(position);
  });
});
