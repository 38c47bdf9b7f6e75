import { PACKAGE_VERSION } from "@duckdb/duckdb-wasm";
import { DuckDBEngine } from "./duckdb";

/** The engine of the page, from files that our own server gives. */
export const openBrowserEngine = (): DuckDBEngine => {
  const home = `${location.origin}/vendor/duckdb-${PACKAGE_VERSION}`;
  return new DuckDBEngine({
    createWorker: () => new Worker(`${home}/duckdb-browser-eh.worker.js`),
    wasmUrl: `${home}/duckdb-eh.wasm`,
    missingExtensions: `${location.origin}/vendor/none`,
  });
};
