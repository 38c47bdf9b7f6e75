/**
 * Monaco as the page uses it: the editor, its features, four languages and one worker of its own
 * plus TypeScript's. Only ever imported by load-monaco.ts, so that pages start without it.
 */
import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/markdown/register";
import "monaco-editor/languages/definitions/typescript/register";
import "monaco-editor/languages/definitions/yaml/register";
import { followPageTheme } from "./colours";
import { prepareScripts } from "./script-language";
import { registerSql } from "./sql-providers";

function startWorker(label: string): Worker {
  return label === "typescript" || label === "javascript"
    ? new Worker(new URL("monaco-editor/language/typescript/ts.worker", import.meta.url), {
        type: "module",
      })
    : new Worker(new URL("monaco-editor/editor/editor.worker", import.meta.url), {
        type: "module",
      });
}

self.MonacoEnvironment = { getWorker: (_moduleId, label) => startWorker(label) };
followPageTheme(monaco);
prepareScripts();
registerSql(monaco);

export { monaco };
