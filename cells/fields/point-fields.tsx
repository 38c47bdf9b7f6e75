"use client";

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
  /** What is read where nothing is chosen. */
  guess: Point | null | undefined;
  set(changes: Point): void;
}

/** Chooses the two columns of a table that hold its points. */
export function PointFields({ labels, table, value, guess, set }: PointFieldsProps) {
  return (
    <>
      <ColumnField
        label={labels.latitude}
        table={table}
        value={value.latitude ?? guess?.latitude}
        onChange={(latitude) => set({ latitude })}
      />
      <ColumnField
        label={labels.longitude}
        table={table}
        value={value.longitude ?? guess?.longitude}
        onChange={(longitude) => set({ longitude })}
      />
    </>
  );
}
