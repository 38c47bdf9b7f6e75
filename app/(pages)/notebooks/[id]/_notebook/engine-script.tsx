import { aheadScript } from "@/lib/engine/ahead";
import manifest from "@/package.json";

const script = aheadScript(manifest.dependencies["@duckdb/duckdb-wasm"]);

/** Starts the engine before the page's own scripts have come. */
export function EngineScript({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
  );
}
