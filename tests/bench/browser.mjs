import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { join } from "node:path";
import { chromiumArgs, findChromium } from "../../lib/launch/chromium.mjs";
import { root } from "./product.mjs";

/**
 * As Chromium runs where there is no GPU: it composes the page in memory and only WebGL goes through
 * SwiftShader. The tests compose through SwiftShader too, which takes 30 ms of every frame.
 */
const args = [
  ...chromiumArgs.filter((arg) => arg !== "--use-angle=swiftshader"),
  "--enable-precise-memory-info",
];

export const openBrowser = () => chromium.launch({ executablePath: findChromium(), args });

const viewport = { width: 1440, height: 900 };

/** A page of a new visitor: nothing in any cache. `script` runs in it before all else. */
export async function newVisitor(browser, { script, bypassCSP = false } = {}) {
  const context = await browser.newContext({ viewport, bypassCSP });
  if (script !== undefined) await context.addInitScript(script);
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  return page;
}

/** An address that gives next to nothing, for pages that hold a program of ours and no product. */
export const emptyPage = "/api/health";

/** A program of `page/`, with what it imports, as one script. */
export async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [join(root, "tests/bench/page", `${name}.ts`)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome120",
    logLevel: "error",
    define: { "import.meta.url": "location.href", "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0].text;
}
