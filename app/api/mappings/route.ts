import { listMappings } from "@/lib/store/mappings";
import { json, none, route } from "../handle";

export const GET = route(none, async ({ store }) => json(await listMappings(store)));
