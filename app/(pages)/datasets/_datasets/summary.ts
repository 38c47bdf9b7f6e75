import { sourceOf } from "@/datasets/sources/registry";
import type { DatasetAbout, TableAbout } from "@/lib/store/about";
import { texts } from "./texts";

/** 2018-06-30 as people write it. */
export function dayText(iso: string): string {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

export function periodOf({ tables }: DatasetAbout): TableAbout["period"] {
  const periods = tables.flatMap(({ period }) => period ?? []);
  if (periods.length === 0) return null;
  return {
    from: periods.map(({ from }) => from).sort()[0]!,
    to: periods
      .map(({ to }) => to)
      .sort()
      .at(-1)!,
  };
}

export function sourceTitle({ tables }: DatasetAbout): string | null {
  const [id] = tables.flatMap(({ source }) => source ?? []);
  return id === undefined ? null : (sourceOf(id)?.title ?? id);
}

/** Findings of all tables by severity; null while no table was checked. */
export function findingsOf({ tables }: DatasetAbout): TableAbout["findings"] {
  const found = tables.flatMap(({ findings }) => findings ?? []);
  if (found.length === 0) return null;
  const sum = (pick: (one: (typeof found)[number]) => number) =>
    found.reduce((total, one) => total + pick(one), 0);
  return {
    serious: sum((one) => one.serious),
    warning: sum((one) => one.warning),
    note: sum((one) => one.note),
  };
}

export function qualityWords(about: DatasetAbout | null): string {
  const findings = about && findingsOf(about);
  if (!findings) return texts.notChecked;
  return texts.findings(findings) || texts.nothingFound;
}
