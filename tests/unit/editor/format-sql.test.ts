import { expect, test } from "vitest";
import { formatSql } from "@/lib/ui/editor/format-sql";

const squeezed = (sql: string) => sql.replaceAll(/\s+/g, "");

test("clauses get lines of their own and words stay as they were written", () => {
  expect(formatSql("SELECT head from fir where beat=$beat")).toBe(
    "SELECT\n  head\nfrom\n  fir\nwhere\n  beat = $beat",
  );
});

test("nothing but space is changed in what analysts write", () => {
  const statements = [
    "from fir select head, count(*) as n where beat = $beat group by all order by n desc limit 10",
    "select x::int, \"Primary Type\", 'it''s', {'a': 1}, [1,2], d.* exclude (y) from d",
    "select * from d qualify row_number() over (partition by a order by b) = 1",
    "select list_transform(l, lambda x: x + 1) from d where a in $many -- note\n",
    "from a asof join b using (k) select time_bucket(interval '1 day', t)",
  ];
  for (const sql of statements) expect(squeezed(formatSql(sql))).toBe(squeezed(sql));
});

test("tidying up twice changes nothing more", () => {
  const once = formatSql("with a as (from fir) select * from a where b between 1 and 2");
  expect(formatSql(once)).toBe(once);
});

test("a text that cannot be read is refused with a reason", () => {
  expect(() => formatSql("select (")).toThrow();
});
