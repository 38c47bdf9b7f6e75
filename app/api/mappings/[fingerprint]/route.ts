import { z } from "zod";
import { saveMapping } from "@/lib/store/mappings";
import { json, readBody, route } from "../../handle";
import { mappingMost, newMapping } from "../../shapes";

const params = z.object({ fingerprint: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/) });

/** A later correction of the same header takes the place of the earlier one. */
export const PUT = route(params, async ({ request, params: { fingerprint }, store }) =>
  json(await saveMapping(store, fingerprint, await readBody(request, newMapping, mappingMost))),
);
