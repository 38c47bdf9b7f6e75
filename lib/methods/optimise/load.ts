import type { Highs } from "highs";

let loaded: Promise<Highs> | undefined;

/** The solver, fetched and compiled when it is first asked for. */
export function loadHighs(): Promise<Highs> {
  loaded ??= start().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function start(): Promise<Highs> {
  const { default: load } = await import("highs");
  // Node finds the program beside the package; a bundle has to be told where it put it.
  return isNode
    ? load()
    : load({ locateFile: () => new URL("highs/runtime", import.meta.url).href });
}

const isNode = typeof process === "object" && process.versions?.node !== undefined;
