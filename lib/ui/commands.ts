/**
 * Every command of the notebook page, once: the keys, the palette and the sheet of
 * shortcuts are all made from this table.
 */
export type CommandId =
  | "run"
  | "run-next"
  | "run-stale"
  | "run-all"
  | "run-above"
  | "run-below"
  | "stop"
  | "stop-all"
  | "select-previous"
  | "select-next"
  | "edit"
  | "leave"
  | "add-above"
  | "add-below"
  | "delete"
  | "duplicate"
  | "move-up"
  | "move-down"
  | "fold"
  | "rename"
  | "auto"
  | "notebook-auto"
  | "note"
  | "undo"
  | "redo"
  | "save"
  | "add-file"
  | "add-sample"
  | "export"
  | "revisions"
  | "rail"
  | "palette"
  | "shortcuts";

export type CommandGroup = "Run" | "Go" | "Cells" | "Notebook";

export interface Command {
  id: CommandId;
  group: CommandGroup;
  title: string;
  /** Strokes as keys.ts writes them; `d d` is one after the other. */
  keys: readonly string[];
  /** `cell`: only while a cell itself is focused. `everywhere`: while typing too. */
  where: "cell" | "outside editors" | "everywhere";
}

export const commands: readonly Command[] = [
  command("Run", "run", "Run this cell", "everywhere", "Mod+Enter"),
  command("Run", "run-next", "Run this cell and go to the next", "everywhere", "Shift+Enter"),
  command("Run", "run-stale", "Run what is stale", "outside editors", "r"),
  command("Run", "run-all", "Run all cells", "outside editors"),
  command("Run", "run-above", "Run all cells above", "cell"),
  command("Run", "run-below", "Run this cell and all below", "cell"),
  command("Run", "stop", "Stop this cell", "cell", "i i"),
  command("Run", "stop-all", "Stop all", "outside editors"),
  command("Go", "select-previous", "Go to the cell above", "cell", "ArrowUp", "k"),
  command("Go", "select-next", "Go to the cell below", "cell", "ArrowDown", "j"),
  command("Go", "edit", "Edit this cell", "cell", "Enter"),
  command("Go", "leave", "Leave the editor", "everywhere", "Escape"),
  command("Cells", "add-above", "Add a cell above", "outside editors", "a"),
  command("Cells", "add-below", "Add a cell below", "outside editors", "b"),
  command("Cells", "delete", "Delete this cell", "cell", "d d"),
  command("Cells", "duplicate", "Duplicate this cell", "cell", "D"),
  command("Cells", "move-up", "Move this cell up", "cell", "Alt+ArrowUp"),
  command("Cells", "move-down", "Move this cell down", "cell", "Alt+ArrowDown"),
  command("Cells", "fold", "Show or fold the code", "cell", "o"),
  command("Cells", "rename", "Rename this cell", "cell", "n"),
  command("Cells", "auto", "Switch this cell between automatic and manual", "cell", "m"),
  command("Cells", "note", "Show the method note", "cell", "h"),
  command(
    "Notebook",
    "notebook-auto",
    "Switch the notebook between automatic and manual",
    "outside editors",
  ),
  command("Notebook", "undo", "Undo", "outside editors", "z", "Mod+Z"),
  command("Notebook", "redo", "Redo", "outside editors", "Z", "Mod+Shift+Z", "Mod+Y"),
  command("Notebook", "save", "Save now", "everywhere", "Mod+S"),
  command("Notebook", "add-file", "Add a data file", "outside editors"),
  command("Notebook", "add-sample", "Add the sample city", "outside editors"),
  command("Notebook", "export", "Export the notebook as a file", "outside editors"),
  command("Notebook", "revisions", "Show the revisions", "outside editors"),
  command("Notebook", "rail", "Show or hide the left side", "outside editors", "Mod+B"),
  command("Notebook", "palette", "All actions", "everywhere", "Mod+Shift+P", "Mod+K"),
  command("Notebook", "shortcuts", "Show these keys", "outside editors", "?"),
];

function command(
  group: CommandGroup,
  id: CommandId,
  title: string,
  where: Command["where"],
  ...keys: string[]
): Command {
  return { id, group, title, keys, where };
}
