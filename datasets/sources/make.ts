import type { Engine, TableInfo } from "@/lib/engine/engine";
import { hidden } from "@/lib/engine/prelude";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import { over, type Statements } from "./statements";

interface MakeOptions {
  signal?: AbortSignal | undefined;
  /** The rows that are taken stand; the others come next. */
  onKept?: () => void;
}

/** Where the rows are left that were not taken. */
export const setAsideName = (name: string): string => `${name}_set_aside`;

/**
 * Makes both tables of a mapping. What is not taken is looked for once, into a table that nobody
 * sees and that is gone afterwards.
 */
export async function makeTables(
  engine: Engine,
  made: Statements,
  name: string,
  { signal, onKept }: MakeOptions = {},
): Promise<{ kept: TableInfo; setAside: TableInfo }> {
  const aside = `${hidden}_aside_${name}`;
  try {
    await engine.createTable(aside, made.aside, { signal });
    const found = `FROM main.${q(aside)}`;
    const kept = await engine.createTable(name, over(found, made.kept), { signal });
    onKept?.();
    const rest = over(found, made.setAside);
    return { kept, setAside: await engine.createTable(setAsideName(name), rest, { signal }) };
  } finally {
    await engine.drop(aside).catch(() => null);
  }
}
