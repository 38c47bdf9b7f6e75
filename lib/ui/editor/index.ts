export {
  CodeEditor,
  type CodeEditorProps,
  type CodeLanguage,
  type EditorMarker,
} from "./code-editor";
export { CodePreview, type CodePreviewProps } from "./code-preview";
export { loadMonaco, whenMonaco } from "./load-monaco";
export { setScriptTypes, type ScriptTypes } from "./script-types";
export { setSqlCatalog, type SqlCatalog } from "./sql-catalog";
