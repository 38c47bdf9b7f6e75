import { templateColumns, templates } from "@/datasets/templates";
import { readingFor } from "./reading";
import type { Source } from "./source";

/** Our own templates, filled in: each column is the model's column of the same name. */
export const beatbookTemplate: Source = {
  id: "beatbook-template",
  title: "Beatbook template",
  publisher: "filled in by the station",
  files: templates.map(({ table, title }) => ({
    id: table,
    title,
    header: templateColumns(table).map(({ name }) => name),
    optional: table === "beats" ? ["geometry"] : [],
  })),
  tables: templates.map(({ table }) => ({
    table,
    from: table,
    columns: Object.fromEntries(
      templateColumns(table).map((column) => [
        column.name,
        `{${table}.${column.name}:${readingFor(column)}}`,
      ]),
    ),
  })),
  defects: [],
};
