import type { ColumnKind, TableInfo } from "@/lib/engine/engine";
import type { Name } from "@/lib/notebook/document";
import { standardDeclarations } from "./declarations";
import { isStandard } from "./standard";

/** A declaration file for the editor's checker. */
export interface TypeFile {
  path: string;
  text: string;
}

const columnTypes: Record<ColumnKind, string> = {
  text: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  date: "Date",
  timestamp: "Date",
  time: "string",
  list: "unknown[]",
  other: "unknown",
};

const isIdentifier = (name: Name) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);

/** Declarations of the notebook's tables and values as they are now: a column that is not there is an error. */
export function scriptTypes(
  tables: readonly TableInfo[],
  values: Readonly<Record<Name, unknown>>,
): string {
  const named = tables.map(({ name, columns }) => {
    const row = columns.map((one) => `${JSON.stringify(one.name)}: ${nullable(one.kind)}`);
    return [name, `Table<{${row.join("; ")}}>`] as const;
  });
  const given = Object.entries(values).map(([name, value]) => [name, typeOf(value)] as const);
  return [...new Map([...given, ...named])]
    .filter(([name]) => isIdentifier(name) && !isStandard(name))
    .map(([name, type]) => `declare const ${name}: ${type};`)
    .join("\n");
}

const nullable = (kind: ColumnKind) =>
  kind === "other" ? "unknown" : `${columnTypes[kind]} | null`;

const deepest = 5;
const mostItems = 100;

/** The type of a value that was seen; what is null now may be anything later. */
function typeOf(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return "any";
  if (typeof value !== "object") return typeof value;
  if (depth > deepest) return "unknown";
  if (value instanceof Date) return "Date";
  if (value instanceof Map) {
    return `Map<${unionOf([...value.keys()], depth)}, ${unionOf([...value.values()], depth)}>`;
  }
  if (value instanceof Set) return `Set<${unionOf([...value], depth)}>`;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.constructor.name;
  if (Array.isArray(value)) return `Array<${unionOf(value, depth)}>`;
  return shapeOf([value], depth);
}

function unionOf(items: readonly unknown[], depth: number): string {
  const some = items.slice(0, mostItems);
  const plain = some.filter(
    (one) =>
      typeof one === "object" && one !== null && Object.getPrototypeOf(one) === Object.prototype,
  ) as object[];
  const others = some.filter((one) => one !== null && !plain.includes(one as object));
  const types = new Set(others.map((one) => typeOf(one, depth + 1)));
  if (plain.length) types.add(shapeOf(plain, depth));
  if (some.includes(null) && types.size) types.add("null");
  return types.size ? [...types].join(" | ") : "any";
}

/** One object type for all of them: a key that some lack, or that is null somewhere, says so. */
function shapeOf(objects: readonly object[], depth: number): string {
  if (depth > deepest) return "unknown";
  const keys = new Set(objects.flatMap(Object.keys));
  const fields = [...keys].slice(0, 500).map((key) => {
    const having = objects.filter((one) => key in one);
    const type = unionOf(
      having.map((one) => (one as Record<string, unknown>)[key]),
      depth + 1,
    );
    return `${JSON.stringify(key)}${having.length < objects.length ? "?" : ""}: ${type}`;
  });
  return `{${fields.join("; ")}}`;
}

let standard: Promise<TypeFile[]> | undefined;

/** Declarations of what every TypeScript cell has in scope. Fetched once from this server. */
export function standardTypes(): Promise<TypeFile[]> {
  standard ??= fetchStandard().catch((reason) => {
    standard = undefined;
    throw reason;
  });
  return standard;
}

async function fetchStandard(): Promise<TypeFile[]> {
  const response = await fetch("/frame/types");
  if (!response.ok) throw new Error(`The declarations could not be fetched (${response.status}).`);
  const files = (await response.json()) as Record<string, string>;
  return [
    { path: "file:///types/standard.d.ts", text: standardDeclarations },
    ...Object.entries(files).map(([path, text]) => ({
      path: `file:///node_modules/${path}`,
      text,
    })),
  ];
}
