/*
 * Stands before the engine's own program in its worker. There, stopping a statement only puts it
 * down: its next parts, which wait in a queue, are worked off to their end before the connection
 * does anything else, and nobody is answered meanwhile, be it for hours. DuckDB has an interrupt
 * that lets them end at once, but the worker program does not call it.
 */
"use strict";
(() => {
  let engine;
  const keep = (made) => {
    engine = made.instance ?? made;
    return made;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    if (make) WebAssembly[name] = (...given) => make.apply(WebAssembly, given).then(keep);
  }

  /** Bytes of a connection of the worker program before DuckDB's own one begins. */
  const head = 8;
  const interruptFirst = (bindings) => {
    const cancel = bindings.cancelPendingQuery;
    bindings.cancelPendingQuery = (connection) => {
      engine.exports.duckdb_interrupt(connection + head);
      return cancel.call(bindings, connection);
    };
  };

  /** Where the worker program puts what it has made, when it is ready. */
  let made;
  Object.defineProperty(globalThis, "DUCKDB_BINDINGS", {
    get: () => made,
    set(bindings) {
      made = bindings;
      interruptFirst(bindings);
    },
  });
})();
