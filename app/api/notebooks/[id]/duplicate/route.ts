import { duplicateNotebook } from "@/lib/store/notebooks";
import { json, notebookParams, route } from "../../../handle";
import { texts } from "../../../texts";

export const POST = route(notebookParams, async ({ params, store }) =>
  json(await duplicateNotebook(store, params.id, texts.copyOf), 201),
);
