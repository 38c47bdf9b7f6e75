import { Readable } from "node:stream";
import { openDataset } from "@/lib/store/dataset-files";
import { bytes, hashParams, route } from "../../handle";

export const GET = route(hashParams, async ({ params: { sha256 }, store }) => {
  const dataset = await openDataset(store, sha256);
  const stream = Readable.toWeb(Readable.from(dataset.stream)) as ReadableStream<Uint8Array>;
  return bytes(stream, dataset.name, dataset.bytes);
});
