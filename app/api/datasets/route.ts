import { keepDataset, listDatasets } from "@/lib/store/datasets";
import { json, none, route } from "../handle";
import { newDataset } from "../shapes";

export const GET = route(none, async ({ store }) => json(await listDatasets(store)));

/** The body is the file itself; `?name=&format=` (and `&rows=` when known) say what it is. */
export const POST = route(none, async ({ request, query, store }) => {
  const about = newDataset.parse(Object.fromEntries(query));
  const announced = request.headers.get("content-length");
  const kept = await keepDataset(store, {
    ...about,
    stream: request.body ?? new ReadableStream({ start: (empty) => empty.close() }),
    length: announced === null ? null : Number(announced),
  });
  return json(kept, 201);
});
