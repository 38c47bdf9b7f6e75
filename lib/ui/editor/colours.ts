import type * as Monaco from "monaco-editor/editor";
import { onPageTheme, pageTheme } from "./page-theme";

export type CodeClass =
  "comment" | "keyword" | "string" | "number" | "type" | "known" | "strong" | "emphasis";

/** Scopes of the grammars, the first that matches wins. */
const scopes: [prefix: string, is: CodeClass][] = [
  ["comment", "comment"],
  ["keyword", "keyword"],
  ["operator.word", "keyword"],
  ["tag", "keyword"],
  ["string.link", "known"],
  ["string", "string"],
  ["regexp", "string"],
  ["attribute.value", "string"],
  ["number", "number"],
  ["constant", "number"],
  ["type", "type"],
  ["attribute.name", "type"],
  ["predefined", "known"],
  ["variable", "known"],
  ["strong", "strong"],
  ["emphasis", "emphasis"],
];

/** How a token of Monaco's grammars is painted, or null for plain text. */
export function codeClass(scope: string): CodeClass | null {
  return scopes.find(([prefix]) => scope.startsWith(prefix))?.[1] ?? null;
}

/** A colour of the page as `#rrggbb`, the only way Monaco can read it. The canvas knows every way of writing one. */
function colourReader(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  const pen = document.createElement("canvas").getContext("2d");
  return (name) => {
    if (!pen) return "#808080";
    pen.fillStyle = style.getPropertyValue(name).trim();
    return pen.fillStyle;
  };
}

function themeFromPage(): Monaco.editor.IStandaloneThemeData {
  const readVariable = colourReader();
  const [paper, panel, ink, faint, line, accent, wash] = [
    "--paper",
    "--panel",
    "--ink",
    "--faint",
    "--line",
    "--accent",
    "--accent-wash",
  ].map(readVariable) as [string, string, string, string, string, string, string];
  const selection = readVariable("--code-selection");
  const rules: Monaco.editor.ITokenThemeRule[] = [{ token: "", foreground: ink.slice(1) }];
  for (const [token, is] of [...scopes].reverse()) {
    if (is === "strong") rules.push({ token, fontStyle: "bold" });
    else if (is === "emphasis") rules.push({ token, fontStyle: "italic" });
    else rules.push({ token, foreground: readVariable(`--code-${is}`).slice(1) });
  }
  return {
    base: pageTheme() === "dark" ? "vs-dark" : "vs",
    inherit: false,
    rules,
    colors: {
      "editor.background": paper,
      "editor.foreground": ink,
      "editor.lineHighlightBackground": panel,
      "editor.lineHighlightBorder": panel,
      "editor.selectionBackground": selection,
      "editor.inactiveSelectionBackground": wash,
      "editorLineNumber.foreground": faint,
      "editorLineNumber.activeForeground": ink,
      "editorCursor.foreground": accent,
      "editorIndentGuide.background1": line,
      "editorWidget.background": paper,
      "editorWidget.border": line,
      "editorSuggestWidget.background": paper,
      "editorSuggestWidget.border": line,
      "editorSuggestWidget.foreground": ink,
      "editorSuggestWidget.highlightForeground": accent,
      "editorSuggestWidget.selectedBackground": wash,
      "editorSuggestWidget.selectedForeground": ink,
      "editorSuggestWidget.focusHighlightForeground": accent,
      "editorHoverWidget.background": paper,
      "editorHoverWidget.border": line,
      "list.hoverBackground": panel,
      focusBorder: accent,
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, ink]),
      ),
    },
  };
}

/** Monaco has one theme for the page: taken from the page's own names, again after each change. */
export function followPageTheme(monaco: typeof Monaco): void {
  const paint = () => {
    const name = `beatbook-${pageTheme()}`;
    monaco.editor.defineTheme(name, themeFromPage());
    monaco.editor.setTheme(name);
  };
  paint();
  onPageTheme(paint);
}
