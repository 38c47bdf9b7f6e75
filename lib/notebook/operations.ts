import type {
  Cell,
  CellId,
  CellOptions,
  DatasetReference,
  Name,
  NotebookDocument,
} from "./document";

/** Every way a notebook can change. This union is the specification; `apply` carries it out. */
export type Operation =
  | { type: "add-cell"; cell: Cell; index: number }
  | { type: "delete-cell"; id: CellId }
  | { type: "move-cell"; id: CellId; index: number }
  | { type: "edit-source"; id: CellId; source: string }
  | { type: "rename-cell"; id: CellId; name: Name | null }
  /** Merged into the options; a value of `undefined` removes the option. */
  | { type: "set-options"; id: CellId; options: CellOptions }
  | { type: "set-title"; title: string }
  | { type: "set-auto"; auto: boolean }
  | { type: "put-dataset"; name: Name; reference: DatasetReference }
  | { type: "remove-dataset"; name: Name }
  /** A restored revision or somebody else's version takes the place of everything. */
  | { type: "replace-document"; document: NotebookDocument };

export type Applied = { ok: true; document: NotebookDocument } | { ok: false; reason: string };
