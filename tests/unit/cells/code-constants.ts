import * as methods from "@/lib/methods";
import type { Engine } from "@/lib/engine/engine";
import { decodeTable } from "@/lib/table/table";

const anything: unknown = new Proxy(() => undefined, {
  get: () => anything,
  apply: () => anything,
});

/** Runs what a cell became over the same tables; gives the constants of those names. What it draws is not looked at. */
export async function constantsOf(
  engine: Engine,
  code: string,
  ...names: string[]
): Promise<Record<string, unknown>> {
  const sql = async (strings: TemplateStringsArray) =>
    decodeTable(await engine.query(strings.join("")));
  const scope = { sql, methods, Plot: anything, width: 640, display: () => undefined };
  const program = new Function(
    ...Object.keys(scope),
    `return (async () => {\n${code}\nreturn { ${names.join(", ")} };\n})();`,
  ) as (...values: unknown[]) => Promise<Record<string, unknown>>;
  return program(...Object.values(scope));
}
