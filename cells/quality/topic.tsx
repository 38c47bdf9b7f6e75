"use client";

import type { ReactNode } from "react";
import { ChevronRight } from "lucide-react";
import type { Finding, Severity } from "@/datasets/quality/report";
import { count, percent } from "@/datasets/quality/words";
import type { Told, Topic } from "./arrange";
import { texts } from "./texts";

const bars: Record<Severity, string> = {
  serious: "bg-bad",
  warning: "bg-warn",
  note: "bg-faint",
};

/** What one check found: one column at length, several in a list that opens. */
export function TopicView({ topic, severity }: { topic: Topic; severity: Severity }) {
  const title = texts.checks[topic.check] ?? topic.check;
  const [first, ...rest] = topic.told;
  if (rest.length >= 2) return <Several title={title} topic={topic} severity={severity} />;
  return (
    <>
      {[first!, ...rest].map((told, i) => (
        <li key={i} className="py-3" data-check={topic.check}>
          <ToldView title={title} told={told} severity={severity} />
        </li>
      ))}
    </>
  );
}

function Several({ title, topic, severity }: { title: string; topic: Topic; severity: Severity }) {
  const columns = [...new Set(topic.told.map(({ finding }) => finding.column ?? title))];
  const [advice, ...others] = new Set(topic.told.map(({ finding }) => finding.advice));
  const isShared = others.length === 0;
  return (
    <li className="py-3" data-check={topic.check}>
      <div className="grid grid-cols-[8rem_1fr] gap-x-6">
        <p className="text-right text-xl font-semibold tabular-nums">{count(columns.length)}</p>
        <div className="flex flex-col gap-1">
          <h5 className="font-semibold">{title}</h5>
          <p>{texts.columns(columns)}.</p>
          {isShared && <p className="text-sm text-soft">{advice}</p>}
          <Folded words={texts.each(topic.told.length)}>
            <ul className="flex flex-col gap-3 pt-1">
              {topic.told.map((told, i) => (
                <li key={i}>
                  <ToldView told={told} severity={severity} brief={isShared} />
                </li>
              ))}
            </ul>
          </Folded>
        </div>
      </div>
    </li>
  );
}

interface ToldProps {
  title?: string;
  told: Told;
  severity: Severity;
  /** Without the advice, which was given above. */
  brief?: boolean;
}

function ToldView({ title, told, severity, brief = false }: ToldProps) {
  const { finding, groups } = told;
  return (
    <div className="grid grid-cols-[8rem_1fr] gap-x-6">
      <Amount finding={finding} severity={severity} />
      <div className="flex min-w-0 flex-col gap-1">
        {title && <h5 className="font-semibold">{title}</h5>}
        <p className="break-words">{finding.says}</p>
        {!brief && <p className="text-sm text-soft">{finding.advice}</p>}
        {groups.map(({ by, findings }) => (
          <Folded key={by} words={texts.byWhat(by, findings.length)}>
            <Groups by={by} findings={findings} severity={severity} />
          </Folded>
        ))}
      </div>
    </div>
  );
}

/** Number, share and bar. A finding that counts nothing (a note of the import) has none. */
function Amount({ finding, severity }: { finding: Finding; severity: Severity }) {
  const { affected, of } = finding;
  if (affected === 0) return <span />;
  return (
    <div
      className="flex flex-col items-end gap-1 text-right"
      aria-label={texts.share(affected, of)}
    >
      <span className="text-xl font-semibold tabular-nums" aria-hidden>
        {count(affected)}
      </span>
      <span className="text-xs text-soft tabular-nums" aria-hidden>
        {texts.of(of)} · {percent(affected, of)}
      </span>
      <Bar share={affected / of} severity={severity} />
    </div>
  );
}

function Bar({ share, severity }: { share: number; severity: Severity }) {
  return (
    <span className="block h-1 w-full bg-line" aria-hidden>
      <span
        className={`block h-full ${bars[severity]}`}
        style={{ width: `${Math.max(1, Math.min(100, 100 * share))}%` }}
      />
    </span>
  );
}

function Folded({ words, children }: { words: string; children: ReactNode }) {
  return (
    <details className="group text-sm">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded text-accent">
        <ChevronRight aria-hidden className="size-4 group-open:rotate-90" />
        {words}
      </summary>
      <div className="pt-1 pl-5">{children}</div>
    </details>
  );
}

interface GroupsProps {
  by: string;
  findings: readonly Finding[];
  severity: Severity;
}

function Groups({ by, findings, severity }: GroupsProps) {
  return (
    <table className="w-full max-w-3xl tabular-nums">
      <thead className="sr-only">
        <tr>
          <th>{by}</th>
          <th aria-hidden />
          <th>{texts.affected}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ group, affected, of, says }) => (
          <tr key={group} className="border-b border-line align-baseline">
            <th scope="row" className="py-1 pr-4 text-left font-normal break-words">
              {group}
            </th>
            <td className="w-40 py-1 pr-4 align-middle">
              <Bar share={of > 0 ? affected / of : 0} severity={severity} />
            </td>
            <td className="py-1 text-soft">{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
