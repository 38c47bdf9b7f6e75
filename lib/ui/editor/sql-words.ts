/** Words of DuckDB's SQL: painted by the grammar, offered by the completion. */
const statements = `
select from where group by having qualify window order limit offset using sample tablesample
with recursive materialized as distinct on all values union intersect except by name
insert into update set delete create replace temp temporary table view macro type schema
drop alter add column rename to if exists cascade describe show summarize explain analyze
pivot unpivot include exclude rows range groups preceding following unbounded current row
over partition filter within asc desc nulls first last case when then else end
join inner left right full outer cross natural semi anti asof positional lateral
cast try_cast interval array struct map row unnest call copy attach detach use
primary key unique check references foreign default constraint not null
at time zone escape collate ordinality grouping sets rollup cube fetch next only
between in is like ilike similar glob and or any some true false`;

export const sqlWords: readonly string[] = [...new Set(statements.split(/\s+/).filter(Boolean))];

export const sqlTypes: readonly string[] = `
bigint bit blob boolean bool char date datetime decimal double enum float float4 float8 hugeint
int int1 int2 int4 int8 integer json list numeric real smallint string text timestamp timestamptz
time timetz tinyint ubigint uhugeint uinteger usmallint utinyint uuid varchar`
  .split(/\s+/)
  .filter(Boolean);

/** Words that cannot be the bare name of a column or table. */
const reserved = new Set(
  `all analyze and any array as asc asymmetric both case cast check collate column constraint create
  default deferrable desc describe distinct do else end except false fetch for foreign from group having
  in initially intersect into lambda lateral leading limit not null offset on only or order pivot
  pivot_longer pivot_wider placing primary qualify references returning select show some summarize
  symmetric table then to trailing true union unique unpivot using variadic when where window with`.split(
    /\s+/,
  ),
);

/** The name as it may stand in a statement: quoted when it has to be. */
export function quoteIfNeeded(name: string): string {
  const plain = /^[a-z_][a-z0-9_]*$/i.test(name) && !reserved.has(name.toLowerCase());
  return plain ? name : `"${name.replaceAll('"', '""')}"`;
}

export function isReserved(word: string): boolean {
  return reserved.has(word.toLowerCase());
}
