import load, { type Highs, type InitOptions } from "highs";
import bytes from "highs/runtime";

/** What the package's program takes beside what its types say; it takes no bytes, as they say it does. */
interface Started extends InitOptions {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance) => void,
  ): void;
}

/** The solver with its WebAssembly inside: a frame may load scripts and nothing else. */
export async function start(): Promise<Highs> {
  const program = await WebAssembly.compile(bytes);
  const options: Started = {
    instantiateWasm(imports, done) {
      void WebAssembly.instantiate(program, imports).then(done);
    },
  };
  return load(options);
}
