import { Table } from "@/lib/table/table";

const mostRows = 20;
const mostItems = 50;
const mostText = 4_000;

/** Any value as something to look at: rows as a small table, the rest as text. */
export function inspect(value: unknown): Element {
  const rows = value instanceof Table ? firstRows(value) : rowsOf(value);
  if (rows) return rowTable(rows.some, rows.count);
  const element = document.createElement("div");
  element.className = "value";
  element.textContent = describe(value, 0).slice(0, mostText);
  return element;
}

type Row = Record<string, unknown>;

function firstRows(table: Table): { some: Row[]; count: number } {
  const length = Math.min(table.numRows, mostRows);
  const some = Array.from({ length }, (_, row) =>
    Object.fromEntries(table.names.map((name) => [name, table.value(name, row)])),
  );
  return { some, count: table.numRows };
}

function rowsOf(value: unknown): { some: Row[]; count: number } | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const some = value.slice(0, mostRows);
  const flat = some.every(
    (row) =>
      typeof row === "object" && row !== null && !Array.isArray(row) && !(row instanceof Node),
  );
  return flat ? { some, count: value.length } : null;
}

function rowTable(rows: readonly Row[], count: number): Element {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, mostItems);
  const table = document.createElement("table");
  table.className = "rows";
  const head = table.createTHead().insertRow();
  for (const name of names) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    if (typeof rows[0]?.[name] === "number") cell.className = "number";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const name of names) {
      const cell = line.insertCell();
      const value = row[name];
      if (typeof value === "number" || typeof value === "bigint") cell.className = "number";
      cell.textContent =
        value === null || value === undefined ? "" : describe(value, 1).slice(0, 200);
    }
  }
  if (count <= rows.length) return table;
  const note = document.createElement("p");
  note.className = "note";
  note.textContent = `${rows.length} of ${count.toLocaleString("en")} rows`;
  const both = document.createElement("div");
  both.append(table, note);
  return both;
}

function describe(value: unknown, depth: number): string {
  if (typeof value === "string") return depth ? value : JSON.stringify(value);
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 12 });
  if (typeof value === "bigint") return value.toLocaleString("en");
  if (typeof value === "function") return `function ${value.name || "without a name"}`;
  if (value instanceof Date) return Number.isNaN(+value) ? "invalid date" : dateText(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value !== "object" || value === null) return String(value);
  if (depth > 4) return "…";
  const inner = (one: unknown) =>
    typeof one === "string" ? JSON.stringify(one) : describe(one, depth + 1);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = Array.from(value as ArrayLike<unknown>).slice(0, mostItems);
    const { length } = value as ArrayLike<unknown>;
    return `[${items.map(inner).join(", ")}${length > mostItems ? `, … ${length} in all` : ""}]`;
  }
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  const indent = "  ".repeat(depth);
  const lines = entries
    .slice(0, mostItems)
    .map(([key, item]) => `${indent}  ${String(key)}: ${inner(item)}`);
  if (value instanceof Set) return `Set ${describe([...value], depth)}`;
  if (!lines.length) return "{}";
  if (entries.length > mostItems) lines.push(`${indent}  … ${entries.length} in all`);
  return `{\n${lines.join("\n")}\n${indent}}`;
}

/** 14 Mar 2024, 21:00, by the clock of the data, which tables keep in the UTC parts; no hour at midnight. */
function dateText(date: Date): string {
  const day = date.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const time = date.toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
  });
  return time === "00:00" ? day : `${day}, ${time}`;
}
