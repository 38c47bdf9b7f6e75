import type { Engine } from "@/lib/engine/engine";
import type { Cell } from "@/lib/notebook/document";
import { CellFailure, type RunContext } from "@/lib/session/kind";

/** What a cell's run gets from a session, over tables that are in the engine already. */
export function contextOf(
  engine: Engine,
  cell: { kind: string; name: string; source: string },
  signal = new AbortController().signal,
): RunContext {
  const unused = () => {
    throw new Error("not for this cell");
  };
  return {
    cell: { id: "c1", options: {}, ...cell } as unknown as Cell,
    engine,
    frames: {} as RunContext["frames"],
    signal,
    seed: 1,
    value: unused,
    variables: unused,
    async table(name) {
      const table = await engine.table(name);
      if (!table) throw new CellFailure({ message: `There is no table called ${name}.` });
      return table;
    },
    nature: () => "table",
    libraries: () => [],
    progress: () => undefined,
    waiting: () => undefined,
    show: () => undefined,
    emit: () => undefined,
  };
}
