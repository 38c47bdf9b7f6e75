import { isMap, isScalar, parseDocument } from "yaml";
import type { CellOptions } from "./document";
import { isSame } from "./origin";

const longest = 20_000;

/** Options as a fence writes them, with their braces. */
export const readOptions = (text: string): { options: CellOptions } | { error: string } => {
  if (text.length > longest) return { error: "The options of this cell are too long" };
  try {
    const parsed = parseDocument(text, { prettyErrors: false, logLevel: "silent" });
    if (parsed.errors.length > 0 || !isMap(parsed.contents)) {
      return { error: `The options ${shorten(text)} cannot be read: write {name: value, …}` };
    }
    const options = parsed.toJS() as CellOptions;
    for (const key of ["auto", "folded"]) {
      if (options[key] !== undefined && typeof options[key] !== "boolean") {
        return { error: `The option “${key}” must be true or false` };
      }
    }
    return { options };
  } catch {
    return { error: `The options ${shorten(text)} cannot be read: write {name: value, …}` };
  }
};

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Options for a fence, on one line; null when there are none. Those of `written` keep their place and spelling. */
export const writeOptions = (options: CellOptions, written: string | null): string | null => {
  if (Object.keys(options).length === 0) return null;
  const settings = parseDocument(written ?? "{}", { logLevel: "silent" });
  const before = settings.toJS() as CellOptions;
  if (isMap(settings.contents)) {
    const gone = settings.contents.items
      .map((item) => String(isScalar(item.key) ? item.key.value : item.key))
      .filter((key) => !Object.hasOwn(options, key));
    gone.forEach((key) => settings.delete(key));
  }
  for (const [key, value] of Object.entries(options)) {
    if (!isSame(before[key], value)) settings.set(key, settings.createNode(value, { flow: true }));
  }
  const text = settings.toString({ lineWidth: 0, flowCollectionPadding: false }).trim();
  // JSON is YAML on one line, whatever the values hold.
  return /[\r\n]/.test(text) ? JSON.stringify(options) : text;
};
