import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from "monaco-editor/languages/features/typescript/register";
import { onScriptTypes } from "./script-types";

/** ts.ModuleDetectionKind.Force: a cell is a module whether or not it exports, so cells never clash. */
const everyFileIsAModule = 3;

/** Complaints that make no sense in a cell: its last expression and its outputs are used by the notebook. */
const notInCells = [1375, 1378, 1208, 2309, 6133, 6192, 6196, 6198, 6199];

/** “… is possibly null”: every column may be, and red under each sum would hide what is really wrong. */
const mayBeNull = [2531, 2532, 2533, 18047, 18048, 18049];

/** Sets TypeScript up for cells and keeps it informed of their types. */
export function prepareScripts(): void {
  typescriptDefaults.setCompilerOptions({
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    moduleDetection: everyFileIsAModule,
    allowNonTsExtensions: true,
    noEmit: true,
    strict: true,
    noImplicitAny: false,
    skipLibCheck: true,
  });
  typescriptDefaults.setDiagnosticsOptions({
    noSyntaxValidation: false,
    noSemanticValidation: false,
    noSuggestionDiagnostics: true,
    diagnosticCodesToIgnore: [...notInCells, ...mayBeNull],
  });
  onScriptTypes((files) => {
    typescriptDefaults.setExtraLibs(
      files.map((file) => ({ filePath: file.path, content: file.text })),
    );
  });
}
