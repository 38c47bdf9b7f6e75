import { readNotebook, undelete } from "@/lib/store/notebooks";
import { json, notebookParams, route } from "../../../handle";

export const POST = route(notebookParams, async ({ params, store }) => {
  await undelete(store, params.id);
  return json(await readNotebook(store, params.id));
});
