import * as methods from "@/lib/methods";
import type { Engine } from "@/lib/engine/engine";
import { decodeTable } from "@/lib/table/table";

type Program = (...scope: unknown[]) => Promise<unknown>;
const Asynchronous = Object.getPrototypeOf(async () => undefined).constructor as new (
  ...parts: string[]
) => Program;

/** Runs the code that a cell was converted to over the engine's tables; gives what it displays. */
export async function displayedBy(engine: Engine, code: string): Promise<unknown[]> {
  const shown: unknown[] = [];
  const sql = async (parts: readonly string[]) => decodeTable(await engine.query(parts.join("")));
  const program = new Asynchronous("sql", "methods", "display", code);
  await program(sql, methods, (value: unknown) => shown.push(value));
  return shown;
}
