import { serveMethod } from "@/cells/serve-method";
import { compute } from "./compute";
import type { DensityFound, DensityInput, DensityOutput } from "./data";
import { texts } from "./texts";

serveMethod<DensityInput, DensityOutput, DensityFound>(async (input, port) => {
  const { found, tables } = compute(input, port.progress);
  await port.emit(found);
  port.progress(null, texts.writing);
  return { found, tables: tables() };
});
