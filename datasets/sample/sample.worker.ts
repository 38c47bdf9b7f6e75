import { serveWork } from "@/lib/work/serve";
import { generateBeats } from "./beats";
import { generateIncidents } from "./incidents";
import { sampleSeed, samples, type SampleSource } from "./sample";

serveWork<SampleSource, null, Uint8Array>(async (source, port) => {
  port.progress(null, "Making the sample");
  const streams =
    source === "sample"
      ? generateIncidents({ seed: sampleSeed, rows: samples.sample.rows })
      : generateBeats();
  for (const bytes of streams) await port.emit(bytes, [bytes.buffer as ArrayBuffer]);
  return null;
});
