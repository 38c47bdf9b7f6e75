import type { TableInfo } from "@/lib/engine/engine";
import { EngineError } from "@/lib/engine/engine";
import { quoteIdentifier as q } from "@/lib/sql/quote";
import type { Check } from "./check";
import { finding } from "./check";
import { checks } from "./checks";
import { usablePoints } from "./checks/coordinates";
import { monthCounts, monthKeyOf } from "./months";
import type { Finding, QualityReport, Severity } from "./report";
import { rowsRead } from "./rows-read";
import { withoutSameFault } from "./same-fault";
import { type Ask, Subject } from "./subject";

export interface AssessedTables {
  /** The table that is judged: of the model, or any other. */
  checked: TableInfo;
  /** The files behind it, as they were read: what a mapping hides is found there. */
  raw?: readonly TableInfo[];
  /** Column of the model → column of `checked`, where its names do not say so. */
  fields?: Readonly<Record<string, string>>;
}

export interface AssessOptions {
  signal?: AbortSignal;
  progress?: (fraction: number, words: string) => void;
  /** What counts as the future begins here; the clock of the computer when absent. */
  now?: Date;
}

const order: Record<Severity, number> = { serious: 0, warning: 1, note: 2 };

/**
 * Asks a table, and the files behind it, everything that has gone wrong with crime data before.
 * Findings come serious first; a finding of the whole table is followed by its years, stations and
 * other groups. Stops between two checks when the signal says so, with the signal's reason; a check
 * that fails becomes a finding. Nothing in a finding identifies a person.
 */
export async function assess(
  ask: Ask,
  { checked, raw = [], fields }: AssessedTables,
  { signal, progress, now }: AssessOptions = {},
): Promise<QualityReport> {
  const subject = new Subject(checked, ask, fields, now);
  const files = raw
    .filter(({ name }) => name !== checked.name)
    .map((table) => new Subject(table, ask, undefined, now));
  const jobs = [
    ...checks.map((check) => ({ check, subject, isFile: false })),
    ...files.flatMap((file) =>
      checks.filter(({ ofRaw }) => ofRaw).map((check) => ({ check, subject: file, isFile: true })),
    ),
  ];
  const [own, ofFiles]: [Finding[], Finding[]] = [[], []];
  for (const [i, job] of jobs.entries()) {
    signal?.throwIfAborted();
    progress?.(i / jobs.length, `Looking at ${job.check.words}`);
    const findings = await runCheck(job.check, job.subject, signal);
    if (job.isFile) ofFiles.push(...findings.map((each) => inFile(each, job.subject.table)));
    else own.push(...findings);
  }
  signal?.throwIfAborted();
  const points = await usablePoints(subject);
  const period = await periodOf(subject);
  const read = await rowsRead(subject, files, signal);
  const found = [...withoutSameFault(own, ofFiles), ...ofFiles, ...read];
  progress?.(1, "Done");
  return { table: checked.name, rows: checked.rows, points, period, findings: sorted(found) };
}

async function runCheck(check: Check, subject: Subject, signal?: AbortSignal): Promise<Finding[]> {
  try {
    return await check.run(subject);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof EngineError && error.kind === "cancelled") throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return [
      finding({
        check: "check-failed",
        severity: "warning",
        affected: subject.rows,
        of: subject.rows,
        says: `The check of ${check.words} could not be made: ${reason}`,
        advice: "Nothing is known about this in the table. The other checks are not concerned.",
        example: check.name,
      }),
    ];
  }
}

const inFile = (each: Finding, { name }: TableInfo): Finding => ({
  ...each,
  says: each.by === null ? `In ${name}: ${each.says}` : each.says,
});

/** Serious first; in the order of the checks within. Groups stay behind the finding they belong to. */
function sorted(found: readonly Finding[]): Finding[] {
  const blocks: Finding[][] = [];
  for (const each of found) {
    if (each.by === null) blocks.push([each]);
    else blocks.at(-1)!.push(each);
  }
  return blocks.sort((a, b) => order[a[0]!.severity] - order[b[0]!.severity]).flat();
}

async function periodOf(subject: Subject): Promise<QualityReport["period"]> {
  const time = subject.field("occurred_from") ?? subject.time;
  if (time) {
    const answer = await subject.ask(
      `select strftime(min(${q(time)}), '%Y-%m-%d') as a, strftime(max(${q(time)}), '%Y-%m-%d') as z from ${subject.from}`,
    );
    const [from, to] = [answer.value("a", 0), answer.value("z", 0)];
    return typeof from === "string" && typeof to === "string" ? { from, to } : null;
  }
  const key = await monthKeyOf(subject);
  const series = key && (await monthCounts(subject, key));
  if (!series) return null;
  const date = (month: number, next = 0) =>
    new Date(Date.UTC(Math.floor(month / 12), (month % 12) + next, next === 0 ? 1 : 0))
      .toISOString()
      .slice(0, 10);
  return { from: date(series.first), to: date(series.first + series.counts.length - 1, 1) };
}
