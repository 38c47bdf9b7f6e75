import { keepDataset } from "@/lib/store/dataset-files";
import { listDatasets } from "@/lib/store/datasets";
import { json, none, route } from "../handle";
import { upload } from "./upload";

/** `?search=` words in label or file name, `?deleted=1` the deleted ones. */
export const GET = route(none, async ({ query, store }) =>
  json(
    await listDatasets(store, {
      search: query.get("search") ?? "",
      deleted: query.get("deleted") === "1",
    }),
  ),
);

/** The body is the file itself; `?name=&format=` (and `&rows=` when known) say what it is. */
export const POST = route(none, async ({ request, query, store }) =>
  json(await keepDataset(store, upload(request, query)), 201),
);
