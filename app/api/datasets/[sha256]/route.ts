import { Readable } from "node:stream";
import { z } from "zod";
import { openDataset } from "@/lib/store/datasets";
import { bytes, route } from "../../handle";

const params = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export const GET = route(params, async ({ params: { sha256 }, store }) => {
  const dataset = await openDataset(store, sha256);
  const stream = Readable.toWeb(Readable.from(dataset.stream)) as ReadableStream<Uint8Array>;
  return bytes(stream, dataset.name, dataset.bytes);
});
