import { AsyncDuckDB, PACKAGE_VERSION, VoidLogger } from "@duckdb/duckdb-wasm";
import init, { ParquetFile } from "parquet-wasm/esm";
import { engineFiles } from "@/lib/engine/ahead";
import manifest from "@/package.json";

const home = `${location.origin}/vendor`;

/** DuckDB-WASM as its own documentation starts it, with the files that the product serves. */
export async function startBare(): Promise<AsyncDuckDB> {
  const { worker, wasm } = engineFiles(PACKAGE_VERSION);
  const bare = new AsyncDuckDB(new VoidLogger(), new Worker(location.origin + worker));
  await bare.instantiate(location.origin + wasm);
  return bare;
}

/** A stored Parquet file as complete Arrow IPC streams, decoded on this thread. */
export async function* decode(file: Promise<Blob>): AsyncGenerator<Uint8Array> {
  const version = manifest.dependencies["parquet-wasm"];
  await init({ module_or_path: `${home}/parquet-wasm-${version}/parquet_wasm_bg.wasm` });
  const parquet = await ParquetFile.fromFile(await file);
  const reader = (await parquet.stream({ batchSize: 122_880 })).getReader();
  for (;;) {
    const step = await reader.read();
    if (step.done) return;
    yield step.value.intoIPCStream();
  }
}

export const fetchStored = async (sha256: string): Promise<Blob> =>
  (await fetch(`/api/datasets/${sha256}`)).blob();
