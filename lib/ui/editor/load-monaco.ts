import type * as MonacoApi from "monaco-editor/editor";

export type Monaco = typeof MonacoApi;

let loading: Promise<Monaco> | null = null;
const listeners = new Set<(monaco: Monaco) => void>();

/** Fetches the editor's code once. Call it early when there is time, so that the first editor opens at once. */
export function loadMonaco(): Promise<Monaco> {
  loading ??= import("./monaco").then(
    ({ monaco }) => {
      for (const listener of listeners) listener(monaco);
      listeners.clear();
      return monaco;
    },
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Calls back once the editor's code is there, without asking for it. Returns the end of waiting. */
export function whenMonaco(listener: (monaco: Monaco) => void): () => void {
  if (!loading) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
  let wanted = true;
  loading.then(
    (monaco) => wanted && listener(monaco),
    () => undefined,
  );
  return () => {
    wanted = false;
  };
}
