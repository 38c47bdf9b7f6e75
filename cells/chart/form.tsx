"use client";

import type { TableInfo } from "@/lib/engine/engine";
import { useTable } from "../context";
import {
  CheckField,
  ChoiceField,
  ColumnField,
  FieldGrid,
  NumberField,
  numericKinds,
  ScaleField,
  TableField,
  TextField,
} from "../fields";
import { editParams } from "../params";
import {
  aggregates,
  type BinChoice,
  type ChartParams,
  marks,
  parts,
  type ReadChartParams,
  sorts,
  stacks,
  units,
} from "./params";
import { natureOf } from "./resolve";
import { suggestChart, suggestionFor } from "./suggest";
import { texts } from "./texts";

interface FormProps {
  params: ReadChartParams;
  source: string;
  onChange(source: string): void;
}

export function Form({ params: given, source, onChange }: FormProps) {
  const table = useTable(given.data);
  const suggested = table ? suggestionFor(given, table) : null;
  const params = suggested ?? given;
  const start = suggested && table ? suggestChart(table) : {};
  const change = (changes: Partial<ChartParams>) =>
    onChange(editParams(source, { ...start, ...changes }));
  const words = texts.form;
  const { mark } = params;
  const isMeasured =
    mark !== "box" && !(mark === "dot" && params.x && params.y && !params.aggregate);

  return (
    <div className="flex flex-col gap-4">
      <FieldGrid label={words.look}>
        <TableField
          label={words.data}
          value={params.data || undefined}
          onChange={(data) => onChange(editParams(source, { data: data ?? "" }))}
        />
        <ChoiceField
          label={words.mark}
          value={mark}
          choices={marks.map((value) => ({ value, title: texts.marks[value] }))}
          onChange={(value) => change({ mark: value })}
        />
        <ColumnField
          label={words.x}
          table={table}
          value={params.x}
          onChange={(x) => change({ x })}
        />
        <ColumnField
          label={words.y}
          table={table}
          value={params.y}
          onChange={(y) => change({ y })}
        />
        {isMeasured && (
          <>
            <ChoiceField
              label={words.aggregate}
              value={params.aggregate ?? "auto"}
              choices={[
                { value: "auto", title: words.automatic },
                ...aggregates.map((value) => ({ value, title: texts.aggregates[value] })),
              ]}
              onChange={(value) => change({ aggregate: value === "auto" ? undefined : value })}
            />
            <ColumnField
              label={words.value}
              table={table}
              kinds={params.aggregate === "distinct" ? undefined : numericKinds}
              value={params.value}
              onChange={(value) => change({ value })}
            />
          </>
        )}
        <BinField
          label={words.bin}
          table={table}
          column={params.x ?? params.y}
          value={params.bin}
          onChange={(bin) => change({ bin })}
        />
        {mark === "cell" && (
          <BinField
            label={words.yBin}
            table={table}
            column={params.y}
            value={params.yBin}
            onChange={(yBin) => change({ yBin })}
          />
        )}
        {mark !== "cell" && mark !== "box" && (
          <ColumnField
            label={words.color}
            table={table}
            value={params.color}
            onChange={(color) => change({ color })}
          />
        )}
        <ColumnField
          label={words.facet}
          table={table}
          value={params.facet}
          onChange={(facet) => change({ facet })}
        />
        <ChoiceField
          label={words.sort}
          value={params.sort}
          choices={sorts.map((value) => ({ value, title: texts.sorts[value] }))}
          onChange={(sort) => change({ sort: sort === "auto" ? undefined : sort })}
        />
        <NumberField
          label={words.limit}
          value={params.limit}
          min={1}
          step={1}
          onChange={(limit) => change({ limit: limit && Math.max(1, Math.round(limit)) })}
        />
        {(mark === "bar" || mark === "area") && params.color && (
          <ChoiceField
            label={words.stack}
            value={params.stack}
            choices={stacks.map((value) => ({ value, title: texts.stacks[value] }))}
            onChange={(stack) => change({ stack })}
          />
        )}
        {(mark === "line" || mark === "dot") && (
          <>
            <CheckField
              label={words.zero}
              value={params.zero ?? mark === "line"}
              onChange={(zero) => change({ zero })}
            />
            <CheckField
              label={words.log}
              value={params.log}
              onChange={(log) => change({ log: log || undefined })}
            />
          </>
        )}
      </FieldGrid>
      <FieldGrid label={words.words}>
        {(["title", "subtitle", "xLabel", "yLabel", "unit"] as const).map((key) => (
          <TextField
            key={key}
            label={words[key]}
            value={params[key]}
            onChange={(text) => change({ [key]: text })}
          />
        ))}
        <NumberField
          label={words.height}
          unit="px"
          value={params.height}
          min={80}
          max={2000}
          step={20}
          onChange={(height) => {
            if (height === undefined || (height >= 80 && height <= 2000)) change({ height });
          }}
        />
        {(mark === "cell" || mark === "dot") && (
          <ScaleField
            label={words.scale}
            value={params.scale}
            onChange={(scale) => change({ scale })}
          />
        )}
      </FieldGrid>
    </div>
  );
}

interface BinFieldProps {
  label: string;
  table: TableInfo | undefined;
  column: string | undefined;
  value: BinChoice;
  onChange(value: BinChoice | undefined): void;
}

/** Offers what the column can be grouped by; nothing for text. */
function BinField({ label, table, column, value, onChange }: BinFieldProps) {
  const info = table?.columns.find(({ name }) => name === column);
  if (!info || natureOf(info) === "category") return null;
  const classes = [5, 10, 20, 50].map((count) => ({
    value: String(count),
    title: `${count} ${texts.form.classes}`,
  }));
  const times = [
    ...units.map((unit) => ({ value: unit as string, title: texts.units[unit] })),
    ...parts.map((part) => ({ value: part as string, title: texts.parts[part] })),
  ];
  const own = typeof value === "number" && !classes.some((known) => known.value === String(value));
  return (
    <ChoiceField
      label={label}
      value={String(value)}
      choices={[
        { value: "auto", title: texts.bins.auto },
        { value: "none", title: texts.bins.none },
        ...(own ? [{ value: String(value), title: `${value} ${texts.form.classes}` }] : []),
        ...(natureOf(info) === "time" ? times : classes),
      ]}
      onChange={(chosen) => {
        const count = Number(chosen);
        onChange(
          chosen === "auto" ? undefined : Number.isFinite(count) ? count : (chosen as BinChoice),
        );
      }}
    />
  );
}
