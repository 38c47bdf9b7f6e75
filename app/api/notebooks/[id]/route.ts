import { readNotebook, renameNotebook, saveNotebook, softDelete } from "@/lib/store/notebooks";
import { json, notebookParams, readBody, route } from "../../handle";
import { notebookMost, renamedNotebook, savedNotebook } from "../../shapes";

export const GET = route(notebookParams, async ({ params, store }) =>
  json(await readNotebook(store, params.id)),
);

/** 200 `{revision, sha256}`, or 409 `{revision, text}` with what somebody else saved in between. */
export const PUT = route(notebookParams, async ({ request, params, store }) => {
  const saved = await saveNotebook(
    store,
    params.id,
    await readBody(request, savedNotebook, notebookMost),
  );
  return saved.ok
    ? json({ revision: saved.revision, sha256: saved.sha256 })
    : json(saved.conflict, 409);
});

export const PATCH = route(notebookParams, async ({ request, params, store }) => {
  const { title } = await readBody(request, renamedNotebook, notebookMost);
  return json(await renameNotebook(store, params.id, title));
});

export const DELETE = route(notebookParams, async ({ params, store }) => {
  await softDelete(store, params.id);
  return json({ deleted: params.id });
});
