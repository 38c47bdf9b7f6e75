import { listRevisions } from "@/lib/store/revisions";
import { json, notebookParams, route } from "../../../handle";

export const GET = route(notebookParams, async ({ params, store }) =>
  json(await listRevisions(store, params.id)),
);
