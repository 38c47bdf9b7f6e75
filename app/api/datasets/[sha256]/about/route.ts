import { describeFile } from "@/lib/store/dataset-files";
import { hashParams, json, readBody, route } from "../../../handle";
import { aboutMost, tableAbout } from "../../../shapes";

/** What was found in one table of the file. */
export const PUT = route(hashParams, async ({ request, params: { sha256 }, store }) => {
  await describeFile(store, sha256, await readBody(request, tableAbout, aboutMost));
  return json({ sha256 });
});
