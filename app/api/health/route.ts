import { json, none, route } from "../handle";

export const GET = route(none, async ({ store }) => {
  await store.db.selectFrom("meta").select("key").limit(1).execute();
  return json({ ok: true });
});
