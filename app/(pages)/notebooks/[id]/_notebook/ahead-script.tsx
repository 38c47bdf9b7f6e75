import { filesAheadScript } from "@/datasets/ahead";
import { aheadScript } from "@/lib/engine/ahead";
import { readNotebook } from "@/lib/notebook/format";
import manifest from "@/package.json";
import { earlyDropsScript } from "./early-drops";

const engineAhead = aheadScript(manifest.dependencies["@duckdb/duckdb-wasm"]);

function hashesIn(text: string): string[] {
  const read = readNotebook(text, []);
  if (!read.ok) return [];
  return Object.values(read.document.datasets).flatMap(({ sha256 }) => sha256 ?? []);
}

/** Starts the engine, asks for the notebook's files and keeps dropped ones before the page's own scripts have come. */
export function AheadScript({ text, nonce }: { text: string; nonce: string | undefined }) {
  const script = earlyDropsScript + engineAhead + filesAheadScript(hashesIn(text));
  return (
    <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
  );
}
