import type { SqlCatalog } from "./sql-catalog";
import { shortly, signature } from "./sql-completion";
import { sqlPlace, tableOf } from "./sql-scope";
import { editorTexts as texts } from "./texts";

export interface SqlHint {
  from: number;
  to: number;
  /** Plain lines, the first is the name. */
  lines: string[];
}

/** What the word at the offset is: a column with its type, a table with its rows, a function, a value. */
export function explainSql(text: string, offset: number, catalog: SqlCatalog): SqlHint | null {
  const start = sqlPlace(text, offset, catalog.tables);
  const place = start.from < start.to ? start : sqlPlace(text, offset + 1, catalog.tables);
  if (place.dark || place.from >= place.to) return null;
  const { from, to } = place;
  const word = text.slice(from, to).replace(/^[$"]|"$/g, "");
  const same = (name: string) => name.toLowerCase() === word.toLowerCase();
  const hint = (...lines: string[]) => ({ from, to, lines });

  if (place.variable)
    return Object.hasOwn(catalog.values, word)
      ? hint(`$${word}`, texts.value(shortly(catalog.values[word])))
      : null;

  const owner = place.qualifier === null ? null : tableOf(place, place.qualifier, catalog.tables);
  const owners = owner ? [owner] : place.named.map((named) => named.table);
  const found = owners.flatMap((table) =>
    table.columns.filter((column) => same(column.name)).map((column) => ({ table, column })),
  );
  const [first] = found;
  if (first)
    return hint(
      first.column.name,
      ...new Set(found.map(({ table, column }) => texts.columnOf(column.type, table.name))),
      texts.rows(first.table.rows),
    );

  const table = tableOf(place, word, catalog.tables);
  if (table) return hint(table.name, texts.table(table.columns.length, table.rows));

  const forms = catalog.functions.filter((one) => same(one.name));
  const [form] = forms;
  if (!form || !/^\s*\(/.test(text.slice(to))) return null;
  const described = forms.find((one) => one.description)?.description;
  return hint(...[...new Set(forms.map(signature))].slice(0, 4), ...(described ? [described] : []));
}
