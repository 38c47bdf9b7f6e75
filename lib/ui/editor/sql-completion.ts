import type { FunctionInfo, TableInfo } from "@/lib/engine/engine";
import type { SqlCatalog } from "./sql-catalog";
import { sqlPlace, tableOf, type SqlPlace } from "./sql-scope";
import { quoteIfNeeded, sqlWords } from "./sql-words";
import { editorTexts as texts } from "./texts";

export interface SqlSuggestion {
  label: string;
  insert: string;
  kind: "column" | "table" | "function" | "value" | "keyword";
  detail: string;
  documentation?: string;
  /** Smaller comes first. */
  rank: number;
}

export interface SqlSuggestions {
  /** Offsets of the text that a suggestion replaces. */
  from: number;
  to: number;
  items: SqlSuggestion[];
}

const afterTheseComesATable = new Set(["from", "join", "into", "describe", "summarize", "update"]);

/** What may be written at the cursor. Pure, so that it can be tested without an editor. */
export function completeSql(text: string, offset: number, catalog: SqlCatalog): SqlSuggestions {
  const place = sqlPlace(text, offset, catalog.tables);
  return { from: place.from, to: place.to, items: place.dark ? [] : suggestions(place, catalog) };
}

function suggestions(place: SqlPlace, catalog: SqlCatalog): SqlSuggestion[] {
  if (place.variable) return values(catalog);
  if (place.qualifier !== null) {
    const table = tableOf(place, place.qualifier, catalog.tables);
    return table ? columns(table, 0) : [];
  }
  const wantsTable = afterTheseComesATable.has(place.before);
  const tables = catalog.tables.map((table) => tableSuggestion(table, wantsTable ? 0 : 2));
  if (wantsTable) return [...tables, ...functions(catalog.functions, 3, ["table"]), ...keywords(4)];
  const named = place.named.map((one) => one.table);
  const others = catalog.tables.filter((table) => !named.includes(table));
  const found = [
    ...named.flatMap((table) => columns(table, 0)),
    ...place.named.filter((one) => one.as !== one.table.name).map(aliasSuggestion),
    ...tables,
    ...values(catalog),
    ...functions(catalog.functions, 3, ["scalar", "aggregate", "macro", "window", "table"]),
    ...keywords(4),
    ...(named.length === 0 ? others.flatMap((table) => columns(table, 5)) : []),
  ];
  return withoutTwins(found);
}

function columns(table: TableInfo, rank: number): SqlSuggestion[] {
  return table.columns.map((column) => ({
    label: column.name,
    insert: quoteIfNeeded(column.name),
    kind: "column",
    detail: texts.columnOf(column.type, table.name),
    rank,
  }));
}

function tableSuggestion(table: TableInfo, rank: number): SqlSuggestion {
  return {
    label: table.name,
    insert: quoteIfNeeded(table.name),
    kind: "table",
    detail: texts.table(table.columns.length, table.rows),
    documentation: table.columns.map((column) => `${column.name}  ${column.type}`).join("\n"),
    rank,
  };
}

function aliasSuggestion({ as, table }: { as: string; table: TableInfo }): SqlSuggestion {
  return { ...tableSuggestion(table, 1), label: as, insert: quoteIfNeeded(as) };
}

function values(catalog: SqlCatalog): SqlSuggestion[] {
  return Object.entries(catalog.values)
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
    .map(([name, value]) => ({
      label: `$${name}`,
      insert: `$${name}`,
      kind: "value",
      detail: texts.value(shortly(value)),
      rank: 2,
    }));
}

/** A value in a few words, for a hint. */
export function shortly(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace("T", " ");
  if (typeof value === "string") return value.length > 40 ? `${value.slice(0, 39)}…` : value;
  if (Array.isArray(value))
    return `[${value.slice(0, 3).map(shortly).join(", ")}${value.length > 3 ? ", …" : ""}]`;
  if (typeof value === "object" && value !== null) return Object.keys(value).slice(0, 4).join(", ");
  return String(value);
}

function functions(
  all: readonly FunctionInfo[],
  rank: number,
  kinds: readonly FunctionInfo["kind"][],
): SqlSuggestion[] {
  const byName = new Map<string, FunctionInfo[]>();
  for (const one of all) {
    if (!kinds.includes(one.kind) || !/^[a-z_]\w*$/i.test(one.name)) continue;
    byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  }
  return [...byName].map(([name, forms]) => ({
    label: name,
    insert: `${name}(`,
    kind: "function",
    detail: signature(forms[0]!),
    documentation: [
      forms.find((form) => form.description)?.description,
      ...(forms.length > 1 ? [...new Set(forms.map(signature))].slice(0, 8) : []),
    ]
      .filter(Boolean)
      .join("\n"),
    rank,
  }));
}

export function signature(form: FunctionInfo): string {
  return `${form.name}(${form.parameters.join(", ")})`;
}

function keywords(rank: number): SqlSuggestion[] {
  return sqlWords.map((word) => ({
    label: word,
    insert: word,
    kind: "keyword",
    detail: texts.keyword,
    rank,
  }));
}

function withoutTwins(items: SqlSuggestion[]): SqlSuggestion[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = `${item.kind} ${item.insert}`;
    return !seen.has(key) && seen.add(key);
  });
}
