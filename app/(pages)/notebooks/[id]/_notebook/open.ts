import type { CellSurroundings } from "@/cells/context";
import { kindOf } from "@/cells/registry";
import { browserDatasets } from "@/datasets/browser";
import { openBrowserEngine } from "@/lib/engine/browser";
import type { NotebookDocument } from "@/lib/notebook/document";
import { createScriptFrames, readTheme } from "@/lib/script/host";
import { Session } from "@/lib/session/session";
import { onThemeChange } from "@/lib/ui/theme";
import { followLanguages } from "./languages";

/** Engine, frames and session of a notebook. The engine starts while the page still draws. */
export async function openSession(document: NotebookDocument): Promise<CellSurroundings> {
  const engine = openBrowserEngine();
  const frames = createScriptFrames({ frameUrl: "/frame", theme: readTheme() });
  const session = new Session({ document, kindOf, engine, frames, datasets: browserDatasets() });
  onThemeChange(() => frames.setTheme(readTheme()));
  followLanguages(session, engine);
  return { session, engine, frames };
}
