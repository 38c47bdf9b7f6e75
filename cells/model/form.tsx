"use client";

import { useCatalog } from "@/cells/context";
import { ChoiceField } from "@/cells/fields";
import { editParams } from "@/cells/params";
import { model, type ModelTableName } from "@/datasets/model/model";
import { sources } from "@/datasets/sources/registry";
import type { CellId } from "@/lib/notebook/document";
import { ColumnPicks } from "./column-picks";
import { DataFields, wideGrid } from "./data-fields";
import { FormActions } from "./form-actions";
import { type ModelReading, recipesOf, tablesOf } from "./params";
import { texts } from "./texts";

const words = texts.form;

const tables = model.map(({ name }) => ({ value: name, title: texts.nouns[name][1] }));

export interface FormProps {
  id: CellId;
  reading: ModelReading;
  source: string;
  onChange(source: string): void;
}

/** What the rows are, which files they stand in, and which column is what. */
export function Form({ id, reading, source, onChange }: FormProps) {
  const catalog = useCatalog();
  const raw = tablesOf(reading, catalog);
  const set = (changes: Record<string, unknown>) => onChange(editParams(source, changes));
  const publishers = sources.filter((each) => recipesOf(each, reading.table).length > 0);

  const chooseTable = (table: ModelTableName) => {
    const keeps = reading.from && recipesOf(reading.from, table).length > 0;
    set({ table, ...(!keeps && { source: undefined }), columns: undefined });
  };
  return (
    <div className="flex flex-col gap-4">
      <div role="group" aria-label={words.what} className={wideGrid}>
        <ChoiceField
          label={words.table}
          value={reading.table}
          choices={tables}
          onChange={chooseTable}
        />
        <ChoiceField
          label={words.source}
          value={reading.from?.id ?? ""}
          choices={[
            { value: "", title: words.own },
            ...publishers.map(({ id, title }) => ({ value: id, title })),
          ]}
          onChange={(id) => set({ source: id || undefined, columns: undefined })}
        />
      </div>
      <DataFields reading={reading} onChange={(data) => set({ data })} />
      <FormActions id={id} reading={reading} raw={raw} source={source} onChange={onChange} />
      {raw.length > 0 && (
        <ColumnPicks id={id} reading={reading} raw={raw} source={source} onChange={onChange} />
      )}
    </div>
  );
}
