import { sourceOf } from "@/datasets/sources/registry";
import type { DatasetAbout, TableAbout } from "@/lib/store/about";
import { texts } from "./texts";

type Grain = TableAbout["grain"];

/** 2018-06-30 as people write it; without the day where only months are known. */
export function dayText(iso: string, grain: Grain = null): string {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", {
    ...(grain !== "month" && { day: "numeric" }),
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

/** From the first day of all tables to the last, in words. */
export function periodOf({ tables }: DatasetAbout): { from: string; to: string } | null {
  const dated = tables.filter(({ period }) => period !== null);
  if (dated.length === 0) return null;
  const grain = dated.every((table) => table.grain === "month") ? "month" : null;
  const days = dated.flatMap(({ period }) => [period!.from, period!.to]).sort();
  return { from: dayText(days[0]!, grain), to: dayText(days.at(-1)!, grain) };
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

/** "4 serious", "12 warnings": the worst first. */
export function qualityWords(about: DatasetAbout | null): string[] {
  const findings = about && findingsOf(about);
  if (!findings) return [texts.notChecked];
  const words = texts.findings(findings);
  return words.length > 0 ? words : [texts.nothingFound];
}
