import { codeClass, type CodeClass } from "./colours";
import type { Monaco } from "./load-monaco";
import type { CodeLanguage } from "./open-editor";

export interface Painted {
  text: string;
  as: CodeClass | null;
}

/** A text as lines of painted pieces: strings only, so nothing in it can become markup. */
export async function paint(
  monaco: Monaco,
  language: CodeLanguage,
  source: string,
): Promise<Painted[][]> {
  // The grammar may still be on its way; colorize waits for it.
  await monaco.editor.colorize("", language, {});
  const lines = source.split(/\r\n|\r|\n/);
  return monaco.editor.tokenize(lines.join("\n"), language).map((tokens, row) => {
    const line = lines[row] ?? "";
    return tokens.map((token, at) => ({
      text: line.slice(token.offset, tokens[at + 1]?.offset),
      as: codeClass(token.type),
    }));
  });
}
