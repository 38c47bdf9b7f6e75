import type { Cell, CellId, DatasetReference, Name, NotebookDocument } from "./document";

/** A cell as it stood in the file. */
export interface Piece {
  readonly cell: Cell;
  /** From its first character to its last, without the last line's end. */
  readonly raw: string;
  /** Everything between the piece before (or the front matter) and this one. */
  readonly gap: string;
  /** Only for cells that were fenced. */
  readonly fenced?: {
    readonly mark: string;
    readonly opener: string;
    readonly options: string | null;
    readonly closer: string;
  };
}

/** What the file looked like when it was read. */
export interface Origin {
  readonly bom: string;
  readonly eol: string;
  readonly head: {
    /** From `---` to `---`, without the last line's end. */
    readonly raw: string;
    readonly yaml: string;
    readonly opener: string;
    readonly closer: string;
    readonly title: string;
    readonly auto: boolean;
    readonly datasets: Readonly<Record<Name, DatasetReference>>;
  };
  readonly order: readonly CellId[];
  /** The cell that stood before each; null before the first. */
  readonly before: ReadonlyMap<CellId, CellId | null>;
  readonly pieces: ReadonlyMap<CellId, Piece>;
  /** Everything after the last piece. */
  readonly tail: string;
  /** The kinds that made fences cells when this was read. */
  readonly kinds: ReadonlySet<string>;
}

export const originOf = (document: NotebookDocument): Origin | null => {
  const origin = document.origin as Origin | undefined;
  return origin?.pieces instanceof Map ? origin : null;
};

/** Equal as data, whatever the order of keys. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, two] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(two).length &&
    keys.every((key) => Object.hasOwn(two, key) && isSame(one[key], two[key]))
  );
};
