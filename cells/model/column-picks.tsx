"use client";

import { useId, useState } from "react";
import { useSessionState } from "@/cells/context";
import { controlClass } from "@/cells/fields";
import type { TableInfo } from "@/lib/engine/engine";
import { correctColumn } from "./edits";
import type { FormProps } from "./form";
import { columnsIn, expressionFor, type PickRow, picksOf } from "./picks";
import type { MappedColumn, ModelView } from "./result";
import { texts } from "./texts";

const words = texts.form;

interface ColumnPicksProps extends FormProps {
  /** The tables at hand, the first of them that whose columns are offered. */
  raw: readonly TableInfo[];
}

/** For each column of the model: which column of the data it is, an expression, or nothing. */
export function ColumnPicks({ id: cell, reading, raw, source, onChange }: ColumnPicksProps) {
  const id = useId();
  const view = useSessionState((state) => state.cells[cell]?.result?.view) as ModelView | undefined;
  const shown = new Map(view?.columns.map((each) => [each.column.name, each]));
  const correct = (column: string, expression: string | null | undefined) =>
    onChange(correctColumn(source, column, expression));
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 text-sm text-soft">
        {words.columns}
      </h3>
      <ul className="border-b border-line">
        {picksOf(reading, raw).map((row) => (
          <PickLine
            key={row.column.name}
            row={row}
            raw={raw}
            shown={shown.get(row.column.name) ?? null}
            sourceTitle={reading.from?.title ?? null}
            correct={(expression) => correct(row.column.name, expression)}
          />
        ))}
      </ul>
    </section>
  );
}

interface PickLineProps {
  row: PickRow;
  raw: readonly TableInfo[];
  /** The column of the result as it is now. */
  shown: MappedColumn | null;
  sourceTitle: string | null;
  correct(expression: string | null | undefined): void;
}

const columnOption = "column:";

function PickLine({ row, raw, shown, sourceTitle, correct }: PickLineProps) {
  const { column, pick, bySource, expression } = row;
  const [isWriting, setWriting] = useState(false);
  const id = useId();
  const columns = raw[0]?.columns ?? [];
  const samples = shown?.samples ?? [];
  const guess =
    shown?.guess && pick.from === "expression" && shown.guess.expression === pick.expression
      ? shown.guess
      : null;
  const isOwn = isWriting || (pick.from === "expression" && guess === null);
  const choose = (value: string) => {
    setWriting(value === "expression");
    if (value === "source") correct(undefined);
    if (value === "nothing") correct(bySource === null ? undefined : null);
    const picked = columns.find(({ name }) => columnOption + name === value);
    if (picked) correct(expressionFor(picked.name));
  };
  const value = isOwn
    ? "expression"
    : pick.from === "column"
      ? columnOption + pick.name
      : pick.from === "expression"
        ? "guess"
        : pick.from;
  return (
    <li
      className="grid grid-cols-[minmax(10rem,1fr)_minmax(12rem,1fr)_minmax(6rem,0.8fr)] gap-x-4 gap-y-1 border-t border-line py-1.5 text-sm"
      data-pick={column.name}
    >
      <label htmlFor={id} className="min-w-0">
        {column.name}
        <span className="block text-xs leading-4 text-faint">{column.about}</span>
      </label>
      <div className="flex min-w-0 flex-col gap-1">
        <select
          id={id}
          className={`${controlClass} ${pick.from === "nothing" && !isOwn ? "text-faint" : ""}`}
          value={value}
          onChange={(event) => choose(event.target.value)}
        >
          {bySource !== null && (
            <option value="source">
              {words.asSource(sourceTitle ?? "", columnsIn(bySource, raw))}
            </option>
          )}
          {guess && (
            <option value="guess">{words.asProposed(columnsIn(guess.expression, raw))}</option>
          )}
          <option value="nothing">{words.notThere}</option>
          <optgroup label={raw[0] ? words.columnsOf(raw[0].name) : words.data}>
            {columns.map(({ name }) => (
              <option key={name} value={columnOption + name}>
                {name}
              </option>
            ))}
          </optgroup>
          <option value="expression">{words.ownExpression}</option>
        </select>
        {isOwn && (
          <ExpressionInput
            key={expression ?? ""}
            label={words.expression(column.name)}
            hint={words.expressionHint(columns[0]?.name ?? "name")}
            value={expression ?? ""}
            onCommit={(text) => {
              setWriting(false);
              if (text !== expression) correct(text === "" ? undefined : text);
            }}
          />
        )}
      </div>
      <p className="min-w-0 truncate pt-1 text-xs text-faint" title={samples.join("\n")}>
        {samples.join(" · ")}
      </p>
    </li>
  );
}

interface ExpressionInputProps {
  label: string;
  hint: string;
  value: string;
  onCommit(expression: string): void;
}

/** Takes effect with Enter or when it is left, so that half an expression is no failure. */
function ExpressionInput({ label, hint, value, onCommit }: ExpressionInputProps) {
  const [draft, setDraft] = useState(value);
  return (
    <>
      <input
        type="text"
        aria-label={label}
        className={`${controlClass} font-mono text-xs`}
        value={draft}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => onCommit(draft.trim())}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          onCommit(draft.trim());
        }}
      />
      <p className="text-xs text-faint">{hint}</p>
    </>
  );
}
