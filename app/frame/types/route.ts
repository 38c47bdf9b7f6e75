import { readFile } from "node:fs/promises";
import path from "node:path";

export const dynamic = "force-static";

/** Declarations of the libraries that a cell has in scope, by path: the editor's, not the frame's. */
export async function GET(): Promise<Response> {
  const file = path.join(process.cwd(), "public", "vendor", "frame-types.json");
  return new Response(await readFile(file), {
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
