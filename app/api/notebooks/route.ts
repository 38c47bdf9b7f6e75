import { createNotebook, listNotebooks } from "@/lib/store/notebooks";
import { emptyNotebook } from "@/lib/store/text";
import { json, none, readBody, route } from "../handle";
import { newNotebook, notebookMost } from "../shapes";
import { texts } from "../texts";

/** `?search=` words in title or text, `?deleted=1` the deleted ones. */
export const GET = route(none, async ({ query, store }) =>
  json(
    await listNotebooks(store, {
      search: query.get("search") ?? "",
      deleted: query.get("deleted") === "1",
    }),
  ),
);

export const POST = route(none, async ({ request, store }) => {
  const { text, title } = await readBody(request, newNotebook, notebookMost);
  const made =
    text === undefined
      ? await createNotebook(store, emptyNotebook(title ?? texts.untitled))
      : await createNotebook(store, text, title);
  return json(made, 201);
});
