"use client";

import { pointOf } from "@/datasets/model/roles";
import type { TableInfo } from "@/lib/engine/engine";
import { ColumnField } from "./catalog";

interface Point {
  latitude?: string | undefined;
  longitude?: string | undefined;
}

interface PointFieldsProps {
  labels: { latitude: string; longitude: string };
  table: TableInfo | undefined;
  value: Point;
  /** What is read where nothing is chosen; the best two of the table otherwise. */
  guess?: Point;
  set(changes: Point): void;
}

/** Chooses the two columns of a table that hold its points. */
export function PointFields({ labels, table, value, guess, set }: PointFieldsProps) {
  const point = guess ?? (table && pointOf(table));
  return (
    <>
      <ColumnField
        label={labels.latitude}
        table={table}
        value={value.latitude ?? point?.latitude}
        onChange={(latitude) => set({ latitude })}
      />
      <ColumnField
        label={labels.longitude}
        table={table}
        value={value.longitude ?? point?.longitude}
        onChange={(longitude) => set({ longitude })}
      />
    </>
  );
}
