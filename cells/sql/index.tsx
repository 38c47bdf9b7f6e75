"use client";

import type { CellKind } from "@/cells/kind";
import { SqlEditor } from "./editor";
import note from "./note";
import { names, run } from "./run";
import { SqlView } from "./view";

export const sqlKind: CellKind = {
  kind: "sql",
  named: true,
  code: true,
  title: "SQL",
  group: "Code",
  question: "Ask the data a question in SQL",
  template: (table) => (table ? `from ${table}\nselect *\nlimit 100` : "select 1 as answer"),
  names,
  run,
  Editor: SqlEditor,
  View: SqlView,
  note,
};
