"use client";

import manifest from "@/package.json";

const wasm = `/vendor/duckdb-${manifest.dependencies["@duckdb/duckdb-wasm"]}/duckdb-eh.wasm`;

/**
 * Compiling the engine takes longer than anything else between a click and the first figure, so it
 * starts with the first bytes of the page. The browser gives the engine's worker the same compiled
 * module when it asks for the same bytes; where it does not, only this head start is lost.
 */
const engineScript = `try{self.engineModule=WebAssembly.compileStreaming(fetch("${wasm}"));self.engineModule.catch(function(){})}catch(e){}`;

export function EngineScript({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: engineScript }}
    />
  );
}
