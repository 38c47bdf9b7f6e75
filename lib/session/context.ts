import type { Engine, TableInfo, Value } from "@/lib/engine/engine";
import type { Cell, Name } from "@/lib/notebook/document";
import type { ScriptFrames } from "@/lib/script/frames";
import { encodeRows } from "@/lib/table/encode";
import { CellFailure, type RunContext } from "./kind";

/** What the notebook's names stand for at the moment a cell starts. */
export interface Names {
  table(name: Name): TableInfo | undefined;
  has(name: Name): boolean;
  value(name: Name): unknown;
  keys(): Name[];
}

interface ContextParts {
  cell: Cell;
  engine: Engine;
  frames: ScriptFrames;
  signal: AbortSignal;
  names: Names;
  libraries: () => Cell[];
  progress: RunContext["progress"];
  waiting: RunContext["waiting"];
  show: RunContext["show"];
  emit: RunContext["emit"];
}

export function runContext(parts: ContextParts): RunContext {
  const { names, engine } = parts;
  return {
    ...parts,
    seed: seedOf(parts.cell.name ?? parts.cell.id),
    nature: (name) => (names.table(name) ? "table" : names.has(name) ? "value" : "unknown"),
    value(name) {
      if (names.has(name)) return names.value(name);
      throw new CellFailure({ message: `There is no value called ${name}.`, hint: known(names) });
    },
    variables(wanted) {
      const entries = wanted.map((name) => [name, toVariable(name, names)] as const);
      return Object.fromEntries(entries);
    },
    async table(name) {
      const table = names.table(name);
      if (table) return table;
      const value = names.has(name) ? names.value(name) : undefined;
      if (isRows(value)) return engine.ingest(name, [encodeRows(value)]);
      throw new CellFailure({
        message: names.has(name) ? `${name} is not a table.` : `There is no table called ${name}.`,
        hint: known(names),
      });
    },
  };
}

function isRows(value: unknown): value is Record<string, unknown>[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((row) => row !== null && typeof row === "object" && !Array.isArray(row))
  );
}

const isScalar = (value: unknown): value is Exclude<Value, readonly Value[]> =>
  value === null ||
  value instanceof Date ||
  ["boolean", "number", "bigint", "string"].includes(typeof value);

function toVariable(name: Name, names: Names): Value {
  if (names.table(name)) {
    throw new CellFailure({
      message: `${name} is a table, so it cannot stand for one value.`,
      hint: `Name it after FROM instead: FROM ${name}`,
    });
  }
  if (!names.has(name)) {
    throw new CellFailure({ message: `There is no value called ${name}.`, hint: known(names) });
  }
  const value = names.value(name);
  if (value === undefined) return null;
  if (isScalar(value)) return value;
  const list = ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  if (Array.isArray(list) && list.every(isScalar)) return list;
  throw new CellFailure({
    message: `${name} is neither a single value nor a list of values, so a query cannot use it.`,
  });
}

function known(names: Names): string | undefined {
  const keys = names.keys();
  return keys.length > 0 ? `This notebook has: ${keys.slice(0, 12).join(", ")}.` : undefined;
}

/** FNV-1a: the same cell draws the same random numbers each time. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
