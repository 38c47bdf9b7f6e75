import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onScriptTypes, setScriptTypes, type ScriptTypes } from "@/lib/ui/editor/script-types";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("types are handed on once the catalog has settled, and only when they differ", () => {
  const heard: (readonly ScriptTypes[])[] = [];
  onScriptTypes((files) => heard.push(files));
  expect(heard).toEqual([[]]);

  const one = { path: "file:///types/catalog.d.ts", text: "declare const fir: 1;" };
  const two = { ...one, text: "declare const fir: 2;" };
  setScriptTypes([one]);
  setScriptTypes([two]);
  expect(heard).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(heard.slice(1)).toEqual([[two]]);

  setScriptTypes([{ ...two }]);
  vi.advanceTimersByTime(1000);
  expect(heard).toHaveLength(2);
});
