import { refreshDataset } from "@/lib/store/dataset-files";
import { datasetEntry } from "@/lib/store/datasets";
import { datasetParams, json, route } from "../../../../handle";
import { upload } from "../../../upload";

/** The body is a newer file of the dataset, told of as in `POST /api/datasets`. */
export const PUT = route(datasetParams, async ({ request, params: { id }, query, store }) => {
  await refreshDataset(store, id, upload(request, query));
  return json(await datasetEntry(store, id));
});
