import { sourceOf } from "@/datasets/sources/registry";
import { recognise } from "@/datasets/sources/recognise";
import type { TableInfo } from "@/lib/engine/engine";
import type { Cell, DatasetReference, NotebookDocument } from "@/lib/notebook/document";
import { writeNotebook } from "@/lib/notebook/format";
import type { TableAbout } from "@/lib/store/about";
import { starterCells } from "./starter";
import { texts } from "./starter/texts";

export interface StarterFile {
  label: string;
  file: string;
  sha256: string;
  tables: readonly TableAbout[];
}

/** The text of a new notebook over a kept file, from what is known of its tables alone. */
export function starterNotebook({ label, file, sha256, tables }: StarterFile): string {
  const infos = tables.map(({ name, rows, columns }): TableInfo => ({ name, rows, columns }));
  const found = recognise(infos);
  const main = mainOf(tables, found);
  const recognised = found.find(({ files }) => Object.values(files).includes(main.name)) ?? null;
  const cells = starterCells(
    infos.find(({ name }) => name === main.name)!,
    recognised,
    {
      proposals: Object.entries(main.mapped ?? {}).map(([column, expression]) => ({
        column,
        expression,
        confidence: 1,
        why: "",
      })),
      ...(main.grain && { grain: main.grain }),
      points: main.points,
      tables: infos,
    },
  );
  const datasets = Object.fromEntries(
    tables.map(({ name, part, rows }): [string, DatasetReference] => [
      name,
      { source: "file", file, rows, sha256, ...(part !== null && { part }) },
    ]),
  );
  return writeNotebook({ title: texts.title(label), auto: true, datasets, ...asDocument(cells) });
}

/** The table whose rows become incidents, or else the largest. */
function mainOf(tables: readonly TableAbout[], found: ReturnType<typeof recognise>): TableAbout {
  for (const { source, files } of found) {
    const recipe = sourceOf(source.id)?.tables.find(({ table }) => table === "incidents");
    const own = recipe && tables.find(({ name }) => name === files[recipe.from]);
    if (own) return own;
  }
  return [...tables].sort((a, b) => b.rows - a.rows)[0]!;
}

function asDocument(
  cells: ReturnType<typeof starterCells>,
): Pick<NotebookDocument, "order" | "cells"> {
  const made = cells.map((cell, index): Cell => ({ options: {}, ...cell, id: `c${index + 1}` }));
  return {
    order: made.map(({ id }) => id),
    cells: Object.fromEntries(made.map((cell) => [cell.id, cell])),
  };
}
