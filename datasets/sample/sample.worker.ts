import { serveWork } from "@/lib/work/serve";
import { generate } from "./generate";
import type { SampleSource } from "./sample";
import { rowsPerStream } from "./table";

const words: Record<SampleSource, string> = {
  sample: "Making the register of the sample city",
  "sample-people": "Making the people of the sample city",
  "sample-property": "Making the property of the sample city",
  "sample-outcomes": "Making the outcomes of the sample city",
  "sample-beats": "Drawing the beats of the sample city",
  "sample-duty": "Making the duty roster of the sample city",
  "sample-offenders": "Making the known offenders of the sample city",
  "sample-features": "Drawing the features of the sample city",
  "sample-beat-traits": "Describing the beats of the sample city",
};

serveWork<SampleSource, null, Uint8Array>(async (source, port) => {
  port.progress(null, words[source]);
  const { rows, streams } = generate(source);
  let made = 0;
  for (const bytes of streams) {
    await port.emit(bytes, [bytes.buffer as ArrayBuffer]);
    made = Math.min(rows, made + rowsPerStream);
    port.progress(made / rows, words[source]);
  }
  return null;
});
