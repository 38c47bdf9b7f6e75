import type { Name, NotebookDocument } from "./document";

/**
 * A name is an identifier that needs no quotes, neither in SQL nor in TypeScript.
 * Cell and dataset names become tables, and DuckDB does not see the difference between
 * `FIR` and `fir`: so two names that differ only in case are the same name here.
 */
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

const reserved = new Set(
  `all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by case
  cast check collate collation column columns concurrently constraint create cross default
  deferrable desc describe distinct do else end except false fetch for foreign freeze from full
  generated glob group having ilike in initially inner intersect into is isnull join lambda lateral
  leading left like limit map natural not notnull null offset on only or order outer overlaps pivot
  pivot_longer pivot_wider placing positional primary qualify references returning right select
  semi show similar some struct summarize symmetric table tablesample then to trailing true try_cast
  union unique unpack unpivot using variadic verbose when where window with
  arguments async await break catch class const continue debugger delete enum eval export extends
  finally function globalthis if implements import infinity instanceof interface let nan new package
  private protected public return static super switch this throw try typeof undefined var void while
  yield display view invalidation`.split(/\s+/),
);

/** Why a word cannot be a name, or null when it can. */
export const whyNotAName = (name: string): string | null => {
  if (!identifier.test(name)) {
    return `“${name}” cannot be a name: use letters, digits and _, and begin with a letter`;
  }
  if (reserved.has(name.toLowerCase()) || name in Object.prototype) {
    return `“${name}” is a word of SQL or TypeScript, so it cannot be a name`;
  }
  return null;
};

export const isSameName = (a: Name, b: Name): boolean => a.toLowerCase() === b.toLowerCase();

/** Who has this name already: another cell, a dataset, or nobody. */
export const nameOwner = (
  document: NotebookDocument,
  name: Name,
  except?: string,
): "cell" | "dataset" | null => {
  for (const id of document.order) {
    const taken = document.cells[id]?.name;
    if (id !== except && taken != null && isSameName(taken, name)) return "cell";
  }
  return Object.keys(document.datasets).some((other) => isSameName(other, name)) ? "dataset" : null;
};

const madeName = (text: string): Name => {
  if (text === "") return "cell";
  return identifier.test(text) ? `${text}_1` : `_${text}`;
};

/** A name that nobody has: `base` itself, or `base_2`, `base_3` … Text that is no name is made one. */
export const freeName = (document: NotebookDocument, base: Name): Name => {
  const cleaned = base.replace(/[^A-Za-z0-9_]+/g, "_").replace(/^_+|_+$/g, "");
  const start = whyNotAName(cleaned) === null ? cleaned : madeName(cleaned);
  const stem = start.replace(/_\d+$/, "") || start;
  if (nameOwner(document, start) === null) return start;
  for (let count = 2; ; count++) {
    const candidate = `${stem}_${count}`;
    if (nameOwner(document, candidate) === null) return candidate;
  }
};
