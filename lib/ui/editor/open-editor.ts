import type * as MonacoApi from "monaco-editor/editor";
import type { Monaco } from "./load-monaco";
import { onPageTheme } from "./page-theme";
import { smallestEdit } from "./text-edit";
import { editorTexts as texts } from "./texts";

export type CodeLanguage = "sql" | "typescript" | "markdown" | "yaml";

export interface OpenEditorOptions {
  language: CodeLanguage;
  value: string;
  /** Names the model: one for each cell. */
  path: string;
  ariaLabel: string;
  onChange(value: string): void;
  onRun(): void;
  onRunAndNext(): void;
  onEscape(): void;
  /** Height that the text needs, in pixels. */
  onHeight(pixels: number): void;
}

/** One editor on the page. */
export interface OpenEditor {
  editor: MonacoApi.editor.IStandaloneCodeEditor;
  model: MonacoApi.editor.ITextModel;
  /** Takes over a text that did not come from this editor; the cursor stays where it can. */
  replace(value: string): void;
  close(): void;
}

/** With one of these open, Escape closes it and stays in the editor. */
const nothingToClose = [
  "suggestWidgetVisible",
  "findWidgetVisible",
  "parameterHintsVisible",
  "renameInputVisible",
  "markersNavigationVisible",
  "referenceSearchVisible",
  "inSnippetMode",
  "inlineSuggestionVisible",
  "editorHoverVisible",
  "editorHasMultipleSelections",
]
  .map((open) => `!${open}`)
  .join(" && ");

function modelFor(monaco: Monaco, { language, value, path }: OpenEditorOptions) {
  const uri = monaco.Uri.parse(/^\w+:\/\//.test(path) ? path : `file:///${path}`);
  monaco.editor.getModel(uri)?.dispose();
  return monaco.editor.createModel(value, language, uri);
}

function typeface(host: HTMLElement): MonacoApi.editor.IEditorOptions {
  const style = getComputedStyle(host);
  return {
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    lineHeight: Number.parseFloat(style.lineHeight),
  };
}

interface MessageController extends MonacoApi.editor.IEditorContribution {
  showMessage(message: string, at: MonacoApi.IPosition): void;
}

/** A word of ours beside the cursor. */
function say(editor: MonacoApi.editor.ICodeEditor, message: string): void {
  const at = editor.getPosition();
  const messages = editor.getContribution<MessageController>("editor.contrib.messageController");
  if (at) messages?.showMessage(message, at);
}

const common: MonacoApi.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fixedOverflowWidgets: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  stickyScroll: { enabled: false },
  folding: false,
  glyphMargin: false,
  lineDecorationsWidth: 10,
  lineNumbersMinChars: 3,
  renderLineHighlight: "line",
  renderLineHighlightOnlyWhenFocus: true,
  renderWhitespace: "none",
  guides: { indentation: false },
  padding: { top: 8, bottom: 8 },
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  find: { addExtraSpaceOnTop: false },
  unicodeHighlight: { ambiguousCharacters: false },
  wordBasedSuggestions: "off",
  dropIntoEditor: { enabled: false },
  links: false,
  lightbulb: { enabled: "off" as MonacoApi.editor.ShowLightbulbIconMode },
  bracketPairColorization: { enabled: false },
  fontLigatures: false,
};

export function openEditor(
  monaco: Monaco,
  host: HTMLElement,
  options: OpenEditorOptions,
): OpenEditor {
  const model = modelFor(monaco, options);
  const isProse = options.language === "markdown" || options.language === "yaml";
  const editor = monaco.editor.create(host, {
    ...common,
    ...typeface(host),
    model,
    ariaLabel: options.ariaLabel,
    lineNumbers: isProse ? "off" : "on",
    wordWrap: isProse ? "on" : "off",
    quickSuggestions: !isProse,
  });
  let replacing = false;

  const rewrite = (value: string) => {
    const edit = smallestEdit(model.getValue(), value);
    if (!edit) return;
    const start = model.getPositionAt(edit.from);
    const range = monaco.Range.fromPositions(start, model.getPositionAt(edit.to));
    editor.pushUndoStop();
    editor.executeEdits("notebook", [{ range, text: edit.text }]);
    editor.pushUndoStop();
  };

  const { KeyCode, KeyMod } = monaco;
  const bind = (id: string, label: string, keys: number[], run: () => void, when?: string) =>
    editor.addAction({
      id: `beatbook.${id}`,
      label,
      keybindings: keys,
      run,
      ...(when ? { precondition: when } : {}),
    });
  bind("run", texts.run, [KeyMod.CtrlCmd | KeyCode.Enter], options.onRun);
  bind("runAndNext", texts.runAndNext, [KeyMod.Shift | KeyCode.Enter], options.onRunAndNext);
  bind("leave", texts.leave, [KeyCode.Escape], options.onEscape, nothingToClose);

  if (options.language === "sql")
    bind("format", texts.format, [KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF], async () => {
      const { formatSql } = await import("./format-sql");
      try {
        rewrite(formatSql(model.getValue()));
      } catch (error) {
        say(editor, texts.cannotFormat(error instanceof Error ? error.message : ""));
      }
    });

  const tellHeight = () => options.onHeight(editor.getContentHeight());
  editor.onDidContentSizeChange(tellHeight);
  model.onDidChangeContent(() => {
    if (!replacing) options.onChange(model.getValue());
  });
  const endTheme = onPageTheme(() => editor.updateOptions(typeface(host)));
  tellHeight();

  return {
    editor,
    model,
    replace(value) {
      replacing = true;
      try {
        rewrite(value);
      } finally {
        replacing = false;
      }
    },
    close() {
      endTheme();
      editor.dispose();
      model.dispose();
    },
  };
}
