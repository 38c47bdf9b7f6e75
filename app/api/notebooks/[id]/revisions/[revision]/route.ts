import { readRevision } from "@/lib/store/revisions";
import { json, revisionParams, route } from "../../../../handle";

export const GET = route(revisionParams, async ({ params, store }) =>
  json(await readRevision(store, params.id, params.revision)),
);
