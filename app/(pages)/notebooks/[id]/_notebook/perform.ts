import type { CommandId } from "@/lib/ui/commands";
import { download } from "./download";
import type { PageStore } from "./page-store";
import type { Workplace } from "./workplace";

/** Carries out a command on the selected cell, or on the notebook. Returns false when there is nothing to do. */
export function perform(command: CommandId, workplace: Workplace): boolean {
  const { actions, autosave } = workplace;
  const { session, page } = actions;
  const selected = page.getState().selected;
  const id = selected !== null && actions.cell(selected) ? selected : null;
  const withCell = (act: (id: string) => void): boolean => {
    if (id === null) return false;
    act(id);
    return true;
  };
  const done = (act: () => void): boolean => {
    act();
    return true;
  };
  switch (command) {
    case "run":
      return withCell((cell) => actions.run(cell));
    case "run-next":
      return withCell((cell) => actions.runAndNext(cell));
    case "run-above":
      return withCell((cell) => session.runAbove(cell));
    case "run-below":
      return withCell((cell) => session.runBelow(cell));
    case "stop":
      return withCell((cell) => session.stop(cell));
    case "run-stale":
      return done(() => session.runStale());
    case "run-all":
      return done(() => session.runAll());
    case "stop-all":
      return done(() => session.stopAll());
    case "select-previous":
      return withCell((cell) => actions.select(actions.neighbour(cell, -1)));
    case "select-next":
      return withCell((cell) => actions.select(actions.neighbour(cell, 1)));
    case "edit":
      return withCell((cell) => actions.openEditor(cell));
    case "leave":
      return withCell((cell) => actions.leaveEditor(cell));
    case "add-above":
      return done(() => insertAt(page, id === null ? 0 : actions.order.indexOf(id)));
    case "add-below":
      return done(() =>
        insertAt(page, id === null ? actions.order.length : actions.order.indexOf(id) + 1),
      );
    case "delete":
      return withCell((cell) => actions.delete(cell));
    case "duplicate":
      return withCell((cell) => actions.duplicate(cell));
    case "move-up":
      return withCell((cell) => actions.moveBy(cell, -1));
    case "move-down":
      return withCell((cell) => actions.moveBy(cell, 1));
    case "fold":
      return withCell((cell) => page.setOpen(cell, !page.getState().open.has(cell)));
    case "rename":
      return withCell((cell) => page.set({ renaming: cell }));
    case "auto":
      return withCell((cell) => actions.toggleAuto(cell));
    case "note":
      return withCell((cell) => page.set({ panel: { kind: "note", id: cell } }));
    case "notebook-auto":
      return done(() => actions.setNotebookAuto(!session.getState().document.auto));
    case "undo":
      return done(() => session.undo());
    case "redo":
      return done(() => session.redo());
    case "save":
      return done(() => void autosave.saveNow());
    case "add-file":
      return done(() => workplace.chooseFiles());
    case "add-sample":
      return done(() => actions.addSample());
    case "export":
      return done(() => download(`${session.getState().document.title}.md`, workplace.text()));
    case "revisions":
      return done(() => page.set({ panel: { kind: "revisions" } }));
    case "rail":
      return done(() => page.set({ rail: !page.getState().rail }));
    case "palette":
      return done(() => page.set({ overlay: { kind: "palette" } }));
    case "shortcuts":
      return done(() => page.set({ overlay: { kind: "keys" } }));
  }
}

const insertAt = (page: PageStore, index: number): void =>
  page.set({ overlay: { kind: "insert", index } });
