import { datasetEntry, undeleteDataset } from "@/lib/store/datasets";
import { datasetParams, json, route } from "../../../../handle";

export const POST = route(datasetParams, async ({ params: { id }, store }) => {
  await undeleteDataset(store, id);
  return json(await datasetEntry(store, id));
});
