import type { Monaco } from "./load-monaco";
import type * as MonacoApi from "monaco-editor/editor";
import { wordAt } from "./text-edit";

export interface EditorMarker {
  message: string;
  /** Offset in characters into the text. */
  position: number;
  hint?: string;
  severity: "error" | "warning";
}

const owner = "beatbook";

/** Underlines the words at the markers' positions; an empty list takes the lines away. */
export function showMarkers(
  monaco: Monaco,
  model: MonacoApi.editor.ITextModel,
  markers: readonly EditorMarker[],
): void {
  const text = model.getValue();
  const shown = markers.map((marker) => {
    const { from, to } = wordAt(text, marker.position);
    const start = model.getPositionAt(from);
    const end = model.getPositionAt(to);
    return {
      message: marker.hint ? `${marker.message}\n${marker.hint}` : marker.message,
      severity:
        marker.severity === "error" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    };
  });
  monaco.editor.setModelMarkers(model, owner, shown);
}
