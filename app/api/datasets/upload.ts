import type { NewDataset } from "@/lib/store/dataset-files";
import { newDataset } from "../shapes";

/** A file that comes as the body of a request, and what the address says of it. */
export function upload(request: Request, query: URLSearchParams): NewDataset {
  const about = newDataset.parse(Object.fromEntries(query));
  const announced = request.headers.get("content-length");
  return {
    ...about,
    stream: request.body ?? new ReadableStream({ start: (empty) => empty.close() }),
    length: announced === null ? null : Number(announced),
  };
}
