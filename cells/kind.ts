import type { ComponentType } from "react";
import type { CellResult, CellState, RunnableKind } from "@/lib/session/kind";
import type { Cell } from "@/lib/notebook/document";

export type CellGroup = "Data" | "Code" | "See" | "Where" | "When" | "Next" | "Who" | "Act";

export interface EditorProps {
  cell: Cell;
  /** Replaces the cell's source: one operation, undone as one. */
  onChange(source: string): void;
  onRun(): void;
  onRunAndNext(): void;
  /** Back to the cell: Escape in an editor. */
  onLeave(): void;
}

export interface ViewProps {
  cell: Cell;
  state: CellState;
  /** The last good result, when there is one. */
  result: CellResult | undefined;
  /** For views that are also controls (inputs): edits the cell's own source. */
  onChange(source: string): void;
}

/**
 * A kind of cell. Ours use nothing else, so anyone can add one: write a folder with
 * a record like this and list it in registry.ts.
 */
export interface CellKind extends RunnableKind {
  title: string;
  group: CellGroup;
  /** The question it answers, as the `+` menu shows it: "Where is it concentrated?" */
  question: string;
  /** Source of a new cell. `table` is a table to start with, when there is one. */
  template(table?: string): string;
  Editor: ComponentType<EditorProps>;
  View: ComponentType<ViewProps>;
  /** Method note in Markdown: what, formula, when not to use it, source. */
  note: string;
  /**
   * The same thing as the source of a TypeScript cell; with the last result, as it was drawn. Empty
   * while it follows from a result that is not there yet.
   */
  toCode?(cell: Cell, result?: CellResult): string;
}
