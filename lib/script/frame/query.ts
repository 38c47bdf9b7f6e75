import type { Value } from "@/lib/engine/engine";
import type { CellProblem } from "@/lib/session/kind";
import { decodeTable, type Table } from "@/lib/table/table";
import { send } from "./port";
import { View } from "./stream";

interface Waiting {
  resolve(table: Table): void;
  reject(error: Error): void;
}

const waiting = new Map<number, Waiting>();
let count = 0;

/** The `sql` template of one run: values are bound as variables, never pasted into the text. */
export const sqlTag =
  (run: number, signal: AbortSignal) =>
  (strings: TemplateStringsArray, ...values: unknown[]): Promise<Table> => {
    const variables = Object.fromEntries(
      values.map((value, index) => [
        `v${index + 1}`,
        (value instanceof View ? value.value : value) as Value,
      ]),
    );
    const sql = strings.reduce((text, part, index) => `${text}$v${index}${part}`);
    const query = ++count;
    return new Promise<Table>((resolve, reject) => {
      signal.throwIfAborted();
      waiting.set(query, { resolve, reject });
      signal.addEventListener("abort", () => waiting.delete(query), { once: true });
      send({ v: 1, type: "query", run, query, sql, variables });
    });
  };

export function answer(query: number, bytes: Uint8Array): void {
  take(query)?.resolve(decodeTable(bytes));
}

export function refuse(query: number, problem: CellProblem): void {
  const error = new Error(problem.hint ? `${problem.message} ${problem.hint}` : problem.message);
  error.name = "SQL";
  take(query)?.reject(error);
}

function take(query: number): Waiting | undefined {
  const found = waiting.get(query);
  waiting.delete(query);
  return found;
}
