/** A declaration file that TypeScript cells are checked against. */
export interface ScriptTypes {
  /** `file:///types/catalog.d.ts`: the same path replaces the earlier text. */
  path: string;
  text: string;
}

type Listener = (files: readonly ScriptTypes[]) => void;

const settle = 300;
let files: readonly ScriptTypes[] = [];
let listener: Listener | null = null;
let waiting: ReturnType<typeof setTimeout> | undefined;

function tell(): void {
  waiting = undefined;
  listener?.(files);
}

/** Says what TypeScript cells know besides the language. All files at once; cells are checked again soon after. */
export function setScriptTypes(next: readonly ScriptTypes[]): void {
  const same =
    next.length === files.length &&
    next.every((file, at) => file.path === files[at]?.path && file.text === files[at]?.text);
  if (same) return;
  files = next;
  clearTimeout(waiting);
  waiting = setTimeout(tell, settle);
}

/** For the editor itself: called at once with what is known, then after each change has settled. */
export function onScriptTypes(next: Listener): void {
  listener = next;
  next(files);
}
