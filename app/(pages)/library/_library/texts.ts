const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

export const texts = {
  pageTitle: "Notebooks · Beatbook",
  title: "Notebooks",
  create: "New notebook",
  templates: "Start from",
  import: "Import a file",
  drop: "Drop data to open it in a new notebook, or a notebook to import it",
  search: "Search titles and texts",
  filter: "Which notebooks",
  count: (count: number) => plural(count, "notebook", "notebooks"),
  columns: {
    title: "Title",
    changed: "Last changed",
    deleted: "Deleted",
    cells: "Cells",
    size: "Size",
    actions: "Actions",
  },
  actionsFor: (title: string) => `Actions for ${title}`,
  open: "Open",
  rename: "Rename",
  renameLabel: (title: string) => `New title of ${title}`,
  duplicate: "Duplicate",
  export: "Download as a file",
  delete: "Delete",
  restore: "Restore",
  restoreFor: (title: string) => `Restore ${title}`,
  undo: "Undo",
  untitled: "Untitled",
  wasDeleted: (title: string) => `“${title}” was deleted.`,
  wasRestored: (title: string) => `“${title}” is back among the notebooks.`,
  wasImported: (title: string) => `“${title}” was imported.`,
  wasDuplicated: (title: string) => `“${title}” was made.`,
  empty: {
    title: "No notebooks yet",
    words:
      "Drop a file of incidents here: a new notebook opens and reads it. Or start an empty one, or import a notebook that somebody gave you.",
  },
  notFound: {
    title: (search: string) => `Nothing found for “${search}”`,
    words: "The search looks in titles and in everything that is written in the notebooks.",
  },
  nothingDeleted: {
    title: "Nothing is deleted",
    words: "A notebook that you delete stays here, with all its revisions, and can be restored.",
  },
  importing: {
    failed: (file: string) => `“${file}” was not imported`,
    nothingSaved: "Nothing was saved. Mend these lines in the file, then import it again.",
    line: (line: number) => `Line ${line}`,
    notText:
      "This is not a notebook file: it is not text in UTF-8. Notebook files are Markdown and end in .md. A data file, by its own name, opens in a new notebook.",
    tooLarge:
      "The file is larger than 8 MB, the most that a notebook can be. A data file, by its own name, opens in a new notebook.",
  },
  keys: [
    ["/", "search"],
    ["N", "new"],
    ["↑ ↓", "move"],
    ["Enter", "open"],
    ["F2", "rename"],
    ["Del", "delete"],
  ],
} as const;
