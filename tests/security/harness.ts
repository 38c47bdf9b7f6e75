import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a test may do in the page: the real host.ts, driven with programs that no compiler has seen. */
export interface Harness {
  compileScript(source: string, libraries: { name: string; source: string }[]): string;
  /** Makes places for cells, at the end of `within` or of the harness's own place. */
  open(ids: string[], within?: HTMLElement): void;
  run(
    id: string,
    program: string,
    values: Record<string, unknown>,
    more?: { needed?: boolean; parts?: string[] },
  ): Promise<Outcome>;
  /** Values that came after a run had ended. */
  emitted(id: string): Record<string, unknown>[];
  stop(id: string): void;
  remove(id: string): void;
}

export interface Outcome {
  values?: Record<string, unknown>;
  withheld?: Record<string, string>;
  failure?: string;
  position?: number;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

const program = `
  import { createScriptFrames, readTheme } from "@/lib/script/host";
  import { compileScript } from "@/lib/script/compile";
  const frames = createScriptFrames({ frameUrl: "/frame", theme: readTheme() });
  const places = document.createElement("div");
  document.body.replaceChildren(places);
  const stops = new Map();
  const emitted = new Map();
  window.harness = {
    compileScript,
    open(ids, within = places) {
      for (const id of ids) {
        const place = within.appendChild(document.createElement("div"));
        place.id = id;
        frames.mount(id, place);
      }
    },
    async run(id, program, values, more = {}) {
      const stop = new AbortController();
      stops.set(id, stop);
      emitted.set(id, []);
      const inputs = Object.entries(values).map(([name, value]) => ({ name, kind: "value", value }));
      let withheld = {};
      try {
        const outputs = await frames.run({
          id, program, parts: more.parts ?? [], inputs, signal: stop.signal, needed: more.needed ?? true,
          onQuery: () => Promise.reject(new Error("no tables here")),
          onValues: (given) => emitted.get(id).push(given),
          onProgress: () => {},
          onWaiting: () => {},
          onWithheld: (reasons) => { withheld = reasons; },
        });
        return { values: outputs, withheld };
      } catch (thrown) {
        return { failure: thrown.name + ": " + thrown.message, position: thrown.problem?.position };
      }
    },
    emitted: (id) => emitted.get(id),
    stop: (id) => stops.get(id)?.abort(),
    remove: (id) => frames.remove(id),
  };
`;

let bundled: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: root, sourcefile: "harness.ts", loader: "js" },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome120",
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * Opens a real page of the workbench, with its real headers, and puts the harness into it. The
 * page's own scripts are kept out: they would draw over the harness.
 */
export async function openHarness(page: Page, url: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setBlockedURLs", { urls: ["*/_next/static/*.js*"] });
  await page.goto(url);
  await page.evaluate(await (bundled ??= bundle()));
}
