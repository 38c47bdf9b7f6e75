import { kindOf } from "@/cells/registry";
import { sampleVersion, type SampleSource } from "@/datasets/sample/sample";
import type { Cell, CellId, Name } from "@/lib/notebook/document";
import { freeName } from "@/lib/notebook/names";
import type { Operation } from "@/lib/notebook/operations";
import type { FilePart } from "@/lib/session/datasets";
import type { NotebookSession } from "@/lib/session/state";
import { showToast } from "@/lib/ui/toast";
import { afterDraw, focusCell, focusEditor } from "./focus";
import type { OwnTable } from "./own-tables";
import type { PageStore } from "./page-store";
import { texts } from "./texts";

const burst = 1000;

/** What of the sample city a notebook begins with, under the names that its own notebook uses. */
const sampleTables = [
  ["fir", "sample"],
  ["beats", "sample-beats"],
  ["duty", "sample-duty"],
] as const satisfies readonly (readonly [Name, SampleSource])[];

/** What the page does to the notebook; buttons, menus, keys and the palette all come here. */
export class Actions {
  private lastEdit: { id: CellId; at: number; key: string } | null = null;

  constructor(
    readonly session: NotebookSession,
    readonly page: PageStore,
  ) {}

  get order(): readonly CellId[] {
    return this.session.getState().document.order;
  }

  cell(id: CellId): Cell | undefined {
    return this.session.getState().document.cells[id];
  }

  /** Applies an operation; what is refused is said, and false comes back. */
  apply(operation: Operation, merge?: string): boolean {
    const applied = this.session.apply(operation, merge ? { merge } : undefined);
    if (!applied.ok) showToast({ tone: "bad", text: texts.rejected(applied.reason) });
    return applied.ok;
  }

  /** Typing without a pause is one step of undo. */
  edit(id: CellId, source: string): void {
    const now = Date.now();
    const goesOn = this.lastEdit?.id === id && now - this.lastEdit.at < burst;
    const key = goesOn && this.lastEdit ? this.lastEdit.key : `edit ${id} ${now}`;
    this.lastEdit = { id, at: now, key };
    this.apply({ type: "edit-source", id, source }, key);
  }

  select(id: CellId | undefined, block?: ScrollLogicalPosition): void {
    if (!id) return;
    this.page.select(id);
    afterDraw(() => focusCell(id, block));
  }

  neighbour(id: CellId, step: number): CellId | undefined {
    return this.order[this.order.indexOf(id) + step];
  }

  openEditor(id: CellId): void {
    this.page.select(id);
    this.page.setOpen(id, true);
    afterDraw(() => focusEditor(id));
  }

  leaveEditor(id: CellId): void {
    if (this.cell(id)?.kind === "text") this.page.setOpen(id, false);
    this.select(id);
  }

  run(id: CellId): void {
    if (this.cell(id)?.kind === "text") this.leaveEditor(id);
    this.session.run(id);
  }

  runAndNext(id: CellId): void {
    this.run(id);
    const next = this.neighbour(id, 1);
    if (next) this.select(next);
    else this.page.set({ overlay: { kind: "insert", index: this.order.length } });
  }

  insert(kindName: string, index: number): void {
    const kind = kindOf(kindName);
    if (!kind) return;
    const { document, catalog } = this.session.getState();
    const cell: Cell = {
      id: newCellId(),
      kind: kind.kind,
      name: kind.named ? freeName(document, kind.kind.replaceAll("-", "_")) : null,
      options: {},
      source: kind.template(catalog[0]?.name),
    };
    if (this.apply({ type: "add-cell", cell, index })) this.openEditor(cell.id);
  }

  /**
   * Several cells at the end, undone as one; names that are taken are changed. Code runs at once:
   * nobody is in the middle of writing it. Selects the first.
   */
  insertAll(cells: readonly Omit<Cell, "id">[]): void {
    const step = `insert ${newCellId()}`;
    const added: CellId[] = [];
    for (const { kind, name, options, source } of cells) {
      const { document } = this.session.getState();
      const free = name === null ? null : freeName(document, name);
      const cell: Cell = { id: newCellId(), kind, name: free, options, source };
      if (!this.apply({ type: "add-cell", cell, index: this.order.length }, step)) break;
      added.push(cell.id);
    }
    for (const id of added) if (kindOf(this.cell(id)!.kind)?.code) this.session.run(id);
    this.select(added[0], "start");
  }

  /** Cells read a table of the analyst in place of the sample's; undone as one. */
  readOwn(own: OwnTable): void {
    const step = `own ${newCellId()}`;
    const isDone = own.cells.every(({ id, source }) =>
      this.apply({ type: "edit-source", id, source }, step),
    );
    if (!isDone) return;
    this.select(own.cells[0]?.id, "start");
    showToast({ tone: "plain", text: texts.own.used(own) });
  }

  delete(id: CellId): void {
    const cell = this.cell(id);
    const index = this.order.indexOf(id);
    if (!cell) return;
    const next = this.neighbour(id, 1) ?? this.neighbour(id, -1);
    if (!this.apply({ type: "delete-cell", id })) return;
    this.page.setOpen(id, false);
    if (next) this.select(next);
    else this.page.select(null);
    showToast({
      tone: "plain",
      text: texts.cell.deleted(cell.name ?? kindOf(cell.kind)?.title ?? cell.kind),
      action: {
        label: texts.cell.undo,
        run: () => {
          if (this.cell(id)) return;
          this.apply({ type: "add-cell", cell, index: Math.min(index, this.order.length) });
          this.select(id);
        },
      },
    });
  }

  duplicate(id: CellId): void {
    const cell = this.cell(id);
    if (!cell) return;
    const { document } = this.session.getState();
    const copy = {
      ...cell,
      id: newCellId(),
      name: cell.name === null ? null : freeName(document, cell.name),
    };
    if (this.apply({ type: "add-cell", cell: copy, index: this.order.indexOf(id) + 1 }))
      this.select(copy.id);
  }

  move(id: CellId, index: number): void {
    if (index < 0 || index >= this.order.length || this.order[index] === id) return;
    if (this.apply({ type: "move-cell", id, index })) this.select(id);
  }

  moveBy(id: CellId, step: number): void {
    this.move(id, this.order.indexOf(id) + step);
  }

  toggleAuto(id: CellId): void {
    const cell = this.cell(id);
    if (!cell) return;
    const { auto } = this.session.getState().document;
    const next = !(cell.options.auto ?? auto);
    this.apply({ type: "set-options", id, options: { auto: next === auto ? undefined : next } });
  }

  setNotebookAuto(auto: boolean): void {
    this.apply({ type: "set-auto", auto });
  }

  /** The cell's parameters become the TypeScript that does the same, under the same name. */
  toCode(id: CellId): void {
    const cell = this.cell(id);
    const { result } = this.session.getState().cells[id] ?? {};
    const source = cell && kindOf(cell.kind)?.toCode?.(cell, result);
    if (!cell || source === undefined) return;
    if (source === "") {
      showToast({ tone: "plain", text: texts.cell.runBeforeCode });
      return;
    }
    const index = this.order.indexOf(id);
    const step = `to code ${id} ${Date.now()}`;
    const code: Cell = { id: newCellId(), kind: "script", name: cell.name, options: {}, source };
    if (!this.apply({ type: "delete-cell", id }, step)) return;
    this.apply({ type: "add-cell", cell: code, index }, step);
    this.openEditor(code.id);
    this.session.run(code.id);
  }

  /** The built-in register, beats and duty, each under its own name; undone as one. */
  addSample(): void {
    const step = `sample ${newCellId()}`;
    const added: Name[] = [];
    for (const [wanted, source] of sampleTables) {
      const { document } = this.session.getState();
      const known = Object.values(document.datasets);
      if (known.some((reference) => reference.source === source)) continue;
      const name = freeName(document, wanted);
      const reference = { source, version: sampleVersion };
      if (this.apply({ type: "put-dataset", name, reference }, step)) added.push(name);
    }
    showToast({
      tone: "plain",
      text: added.length > 0 ? texts.files.addedSample(added) : texts.files.sampleIsHere,
    });
  }

  async addFiles(files: Iterable<File>): Promise<void> {
    for (const file of files) {
      try {
        const parts = await this.session.partsOf(file);
        const chosen = parts.length === 1 ? parts : await this.chooseParts(file.name, parts);
        if (chosen.length > 1) await this.addParts(file, chosen);
        else if (chosen[0]) {
          const name = await this.session.addFile(file, chosen[0].part);
          showToast({ tone: "plain", text: texts.files.added(name) });
        }
      } catch (error) {
        if (isAbort(error)) continue;
        showToast({ tone: "bad", text: texts.files.failed(file.name, reasonOf(error)) });
      }
    }
  }

  /** One after another; stopping one stops those after it, a bad one does not. */
  private async addParts(file: File, parts: readonly FilePart[]): Promise<void> {
    let added = 0;
    for (const { part, name } of parts) {
      try {
        await this.session.addFile(file, part);
        added++;
      } catch (error) {
        if (isAbort(error)) {
          showToast({
            tone: "plain",
            text: texts.files.stopped(added, parts.length, file.name),
          });
          return;
        }
        showToast({ tone: "bad", text: texts.files.failed(name, reasonOf(error)) });
      }
    }
    showToast({ tone: "plain", text: texts.files.addedMany(added, file.name) });
  }

  /** Resolves with what the analyst ticks; nothing when the file is left. */
  private chooseParts(file: string, parts: readonly FilePart[]): Promise<readonly FilePart[]> {
    const { document, datasets } = this.session.getState();
    const lacks = Object.entries(document.datasets)
      .filter(
        ([name, reference]) => reference.file === file && datasets[name]?.status === "missing",
      )
      .map(([, reference]) => reference.part);
    // A file that is given again is asked for what the notebook lacks of it; any other for all.
    const lacking = parts.filter(({ part }) => part !== null && lacks.includes(part));
    const ticked = lacking.length > 0 ? lacking : parts;
    return new Promise((answer) => {
      this.page.set({ overlay: { kind: "parts", file, parts, ticked, answer } });
    });
  }
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function isAbort(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === "AbortError" || ("kind" in error && error.kind === "cancelled"))
  );
}

function newCellId(): CellId {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return `n${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
