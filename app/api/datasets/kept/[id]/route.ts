import { removeDataset } from "@/lib/store/dataset-files";
import { datasetEntry, deleteDataset, renameDataset } from "@/lib/store/datasets";
import { datasetParams, json, readBody, route } from "../../../handle";
import { aboutMost, renamedDataset } from "../../../shapes";

export const GET = route(datasetParams, async ({ params: { id }, store }) =>
  json(await datasetEntry(store, id)),
);

export const PATCH = route(datasetParams, async ({ request, params: { id }, store }) => {
  await renameDataset(store, id, (await readBody(request, renamedDataset, aboutMost)).label);
  return json(await datasetEntry(store, id));
});

/** Marks it as deleted; `?forever=1` removes one that was, with its bytes. */
export const DELETE = route(datasetParams, async ({ params: { id }, query, store }) => {
  if (query.get("forever") === "1") await removeDataset(store, id);
  else await deleteDataset(store, id);
  return json({ deleted: id });
});
