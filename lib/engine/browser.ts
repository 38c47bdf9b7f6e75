import { PACKAGE_VERSION } from "@duckdb/duckdb-wasm";
import { engineFiles, takeAhead } from "./ahead";
import { DuckDBEngine } from "./duckdb";

/** The engine of the page, from files that our own server gives. */
export const openBrowserEngine = (): DuckDBEngine => {
  const { worker, wasm } = engineFiles(PACKAGE_VERSION);
  return new DuckDBEngine({
    createWorker: () => takeAhead() ?? new Worker(location.origin + worker),
    wasmUrl: location.origin + wasm,
    missingExtensions: `${location.origin}/vendor/none`,
  });
};
