import { formatCount } from "@/lib/ui/format";

const plural = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const listed = (parts: readonly string[]) => parts.filter((part) => part !== "").join(", ");

/** Words of the list of datasets and of a dataset's own page. */
export const texts = {
  pageTitle: "Datasets · Beatbook",
  title: "Datasets",
  add: "Add a file",
  search: "Search labels and file names",
  filter: "Which datasets",
  count: (count: number) => plural(count, "dataset", "datasets"),
  columns: {
    label: "Dataset",
    rows: "Rows",
    period: "Period",
    source: "Source",
    quality: "Quality",
    used: "Used in",
    kept: "Kept",
    deleted: "Deleted",
    actions: "Actions",
  },
  actionsFor: (label: string) => `Actions for ${label}`,
  open: "Open profile",
  starter: "Starter notebook",
  refresh: "Refresh with a newer file…",
  rename: "Rename",
  renameLabel: (label: string) => `New label of ${label}`,
  download: "Download the file",
  delete: "Delete",
  undo: "Undo",
  restore: "Restore",
  restoreFor: (label: string) => `Restore ${label}`,
  removeForGood: "Remove for good",
  removeLabel: (label: string) => `Remove ${label} for good`,
  removing: {
    title: (label: string) => `Remove “${label}” for good?`,
    words: (size: string) =>
      `Its file${size ? ` (${size})` : ""} is taken off this computer. This cannot be undone.`,
    cancel: "Keep it",
  },
  unknownSource: "not known",
  noPeriod: "no dates",
  until: (day: string) => `to ${day}`,
  tables: (count: number) => plural(count, "table", "tables"),
  notLooked: "not looked at yet",
  notChecked: "not checked yet",
  nothingFound: "nothing found",
  findings: ({ serious, warning, note }: { serious: number; warning: number; note: number }) =>
    listed([
      serious > 0 ? `${formatCount(serious)} serious` : "",
      warning > 0 ? plural(warning, "warning", "warnings") : "",
      note > 0 && serious + warning === 0 ? plural(note, "note", "notes") : "",
    ]),
  notUsed: "no notebook",
  notebooks: (count: number) => plural(count, "notebook", "notebooks"),
  usedFor: (label: string) => `Notebooks that use ${label}`,
  untitled: "Untitled",
  wasDeleted: (label: string, used: number) =>
    `“${label}” was deleted.${used > 0 ? ` ${plural(used, "notebook goes", "notebooks go")} on reading it.` : ""}`,
  wasRestored: (label: string) => `“${label}” is back among the datasets.`,
  wasRemoved: (label: string) => `“${label}” was removed from this computer.`,
  wasAdded: (label: string) => `“${label}” is kept on this computer.`,
  wasRefreshed: (label: string, file: string, used: number) =>
    `“${label}” holds ${file} now.${used > 0 ? ` ${plural(used, "notebook is", "notebooks are")} offered it.` : ""}`,
  sameFile: (file: string) => `${file} is the file that is kept already, byte for byte.`,
  columnsGone: (names: readonly string[]) =>
    `The new file lacks ${plural(names.length, "column", "columns")} of the old one: ${names.join(", ")}. Notebooks that read ${names.length === 1 ? "it" : "them"} will say so.`,
  failed: (file: string, reason: string) => `${file} was not kept: ${reason}`,
  failedLook: (label: string, reason: string) => `“${label}” could not be read: ${reason}`,
  reading: (file: string) => `Reading ${file}`,
  stop: "Stop",
  keeping: "Keeping a copy on this computer",
  fetching: "Fetching the kept file",
  nothingReadable: "none of the tables in it could be read.",
  empty: {
    title: "No datasets yet",
    words:
      "Add a file here: CSV, Excel, Parquet, Arrow, JSON, GeoJSON, a zipped shapefile, or an archive of several. It is read in this browser, looked through, and kept on this computer. Files that you keep from a notebook appear here too.",
  },
  notFound: {
    title: (search: string) => `Nothing found for “${search}”`,
    words: "The search looks in labels and in the names of files.",
  },
  nothingDeleted: {
    title: "Nothing is deleted",
    words:
      "A dataset that you delete stays here, and notebooks go on reading it, until you remove it for good.",
  },
  drop: "Drop to keep the file as a dataset",
  keys: [
    ["/", "search"],
    ["N", "add a file"],
    ["↑ ↓", "move"],
    ["Enter", "open"],
    ["F2", "rename"],
    ["Del", "delete"],
  ],
  templates: {
    title: "Templates for duty rosters, beats, property, known offenders",
    words:
      "Fill one in with a spreadsheet, save it as CSV and add it here or drop it on a notebook: Beatbook recognises it and reads it without questions.",
    csv: "Template",
    csvFor: (title: string) => `Download the template of ${title}`,
    guide: "What the columns mean",
    guideFor: (title: string) => `Download what the columns of ${title} mean`,
  },
  profile: {
    back: "All datasets",
    file: "File",
    rows: "Rows",
    points: "On the map",
    pointsOf: (points: number, rows: number) =>
      `${formatCount(points)} of ${formatCount(rows)} rows (${((100 * points) / Math.max(1, rows)).toFixed(1)} %)`,
    noPoints: "no coordinates",
    earlier: "Earlier files",
    used: "Used in",
    notUsed: "No notebook uses it yet.",
    oldFile: "an earlier file",
    parts: "Tables of the file",
    columnsTitle: "Columns",
    column: "Column",
    type: "Type",
    role: "Role",
    missing: "Missing",
    distinct: "Different values",
    picture: "What is in it",
    hidden: "Identifies people: not shown.",
    profiling: "looking…",
    share: (part: number, all: number) =>
      part === 0 ? "none" : `${Math.max(0.1, (100 * part) / Math.max(1, all)).toFixed(1)} %`,
    about: (count: number, sampled: boolean) => `${sampled ? "about " : ""}${formatCount(count)}`,
    qualityTitle: "Quality",
    keptOn: (day: string) => `kept on ${day}`,
    known: "What is known to be wrong with this source",
  },
} as const;
