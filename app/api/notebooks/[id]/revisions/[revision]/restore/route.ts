import { restoreRevision } from "@/lib/store/revisions";
import { json, revisionParams, route } from "../../../../../handle";

export const POST = route(revisionParams, async ({ params, store }) =>
  json(await restoreRevision(store, params.id, params.revision)),
);
