/**
 * A notebook as data. Everything that changes it is an operation (operations.ts);
 * everything that is derived from it (graph, staleness) lives beside it.
 * Documents are immutable: an operation returns a new one that shares what did not change.
 */

export type CellId = string;
export type Name = string;

/** Word pairs between the braces of a fence. `auto` and `folded` are ours, the rest is kept as read. */
export interface CellOptions {
  /** Runs by itself when stale. Absent: as the notebook says. */
  auto?: boolean;
  /** Code is folded to one line. */
  folded?: boolean;
  [other: string]: unknown;
}

export interface Cell {
  readonly id: CellId;
  /** The fence word: `sql`, `script`, `text`, `input`, `chart`, `map` … possibly one we do not know. */
  readonly kind: string;
  readonly name: Name | null;
  readonly options: CellOptions;
  /** Markdown, SQL, TypeScript, or YAML parameters: the text between the fences. */
  readonly source: string;
}

/** What a notebook says about a table that it does not compute itself. */
export interface DatasetReference {
  /** `sample`: the built-in generator. `file`: bytes kept by the store, or dropped again by the user. */
  source: string;
  version?: number;
  /** Name of the file as it was dropped. */
  file?: string;
  rows?: number;
  /** SHA-256 of the source bytes, hexadecimal. */
  sha256?: string;
  /** Which table of a file that holds several: a path in an archive, a sheet, a list. */
  part?: string;
  /** The row of a sheet that names its columns, from 1; 0: none does. */
  headerRow?: number;
  [other: string]: unknown;
}

export interface NotebookDocument {
  readonly title: string;
  /** Stale cells run by themselves unless they say otherwise. */
  readonly auto: boolean;
  readonly datasets: Readonly<Record<Name, DatasetReference>>;
  readonly order: readonly CellId[];
  readonly cells: Readonly<Record<CellId, Cell>>;
  /** What the file looked like when it was read; only format.ts looks inside. */
  readonly origin?: unknown;
}
