"use client";

import { useState } from "react";
import { queryRows } from "@/cells/rows";
import { useSurroundings } from "@/cells/context";
import { editParams } from "@/cells/params";
import { propose } from "@/datasets/sources/propose";
import { recognise } from "@/datasets/sources/recognise";
import type { TableInfo } from "@/lib/engine/engine";
import { quoteIdentifier } from "@/lib/sql/quote";
import { Button } from "@/lib/ui/button";
import type { FormProps } from "./form";
import { recipesOf } from "./params";
import { rememberMapping } from "./remember";
import { texts } from "./texts";

const words = texts.form;

interface FormActionsProps extends FormProps {
  raw: readonly TableInfo[];
}

/** What can be done about all columns at once. */
export function FormActions({ reading, raw, source, onChange }: FormActionsProps) {
  const { engine } = useSurroundings();
  const [said, setSaid] = useState<{ text: string; isBad: boolean } | null>(null);
  const [table] = raw;
  if (!table) return null;
  const hasCorrections = Object.keys(reading.columns).length > 0;
  const known = reading.from
    ? undefined
    : recognise([table]).find((each) => recipesOf(each.source, reading.table).length > 0);

  const proposeColumns = async () => {
    const rows = await queryRows(engine, `from ${quoteIdentifier(table.name)} limit 1000`);
    const proposals = propose(table, rows, reading.table);
    const columns = Object.fromEntries(
      proposals.map(({ column, expression }) => [column, expression]),
    );
    onChange(editParams(source, { columns }));
  };
  const remember = async () => {
    try {
      await rememberMapping(table, reading);
      setSaid({ text: words.remembered, isBad: false });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setSaid({ text: words.notRemembered(reason), isBad: true });
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      {known && (
        <>
          <p className="text-soft">{words.looksLike(known.source.title, known.share)}</p>
          <Button
            onClick={() =>
              onChange(editParams(source, { source: known.source.id, columns: undefined }))
            }
          >
            {words.use}
          </Button>
        </>
      )}
      {!reading.from && (
        <Button tone={hasCorrections ? "quiet" : "line"} onClick={() => void proposeColumns()}>
          {words.propose}
        </Button>
      )}
      {reading.from && hasCorrections && (
        <Button tone="quiet" onClick={() => onChange(editParams(source, { columns: undefined }))}>
          {words.reset}
        </Button>
      )}
      {hasCorrections && (
        <Button tone="quiet" title={words.rememberHelp} onClick={() => void remember()}>
          {words.remember}
        </Button>
      )}
      {said && (
        <p role="status" className={said.isBad ? "text-bad" : "text-soft"}>
          {said.text}
        </p>
      )}
    </div>
  );
}
