import { readNotebook } from "@/lib/store/notebooks";
import { bytes, notebookParams, route } from "../../../handle";
import { texts } from "../../../texts";

/** The notebook as the file it is, to be saved somewhere. */
export const GET = route(notebookParams, async ({ params, store }) => {
  const { text, title } = await readNotebook(store, params.id);
  return bytes(Buffer.from(text, "utf8"), texts.fileName(title));
});
